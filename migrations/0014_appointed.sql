-- Three more offices, for people appointed by name (PROTOCOL A9, B20). A check can't be widened in place: the table is laid anew.

create table person_offices_next (
  association text not null,
  person text not null,
  office text not null check (office in ('internal-auditor', 'board-chair', 'deputy-chair', 'audit-committee-chair',
    'executive-director', 'violations-committee', 'board-member', 'alternate-auditor', 'ad-hoc-panel', 'external-investigator')),
  primary key (association, person, office),
  foreign key (association, person) references persons (association, person) on delete cascade
) strict, without rowid;

insert into person_offices_next (association, person, office) select association, person, office from person_offices;
drop table person_offices;
alter table person_offices_next rename to person_offices;

-- Who is to come into a part of a case that nobody has any more, before they have its keys. It is made from lines and rosters and
-- never a source; what they are told is asked of the fold again. Every case is looked at anew once.
create table case_comers (
  association text not null,
  person text not null,
  case_id text not null,
  primary key (association, person, case_id),
  foreign key (association, case_id) references cases (association, case_id) on delete cascade
) strict, without rowid;

create index case_comers_by_case on case_comers (association, case_id);

insert into case_calls (association, case_id, call_on) select association, case_id, '' from cases where true
  on conflict (association, case_id) do update set call_on = '';

insert into sqlite_stat1 (tbl, idx, stat) values
  ('case_comers', 'case_comers', '2000 2000 200 1'),
  ('case_comers', 'case_comers_by_case', '2000 2000 2 1');
analyze sqlite_schema;

-- The days on which the database was copied, told by the command that did. A copy holds none of them, so that one which is put in
-- its place again claims no backup.
create table backups (
  association text not null references associations (association),
  taken_on text not null check (length(taken_on) = 10),
  primary key (association, taken_on)
) strict, without rowid;

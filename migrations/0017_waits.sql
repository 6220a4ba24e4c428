-- A place on a desk is made anew on the day on which something in its case comes to further people, for who owned it stayed
-- away. The default has what was placed before made anew by its mark alone, which names the roster from now on.

alter table desk_places add column turns_on text not null default '9999-99-99';
create index desk_places_by_turn on desk_places (association, person, turns_on);

-- From when the roster's signers are told that a case waits for people; the empty text has it looked at anew. Nothing here is a
-- source, and nothing here isn't told by lines and rosters already.
create table case_calls (
  association text not null,
  case_id text not null,
  call_on text not null,
  primary key (association, case_id),
  foreign key (association, case_id) references cases (association, case_id) on delete cascade
) strict, without rowid;

create index case_calls_by_day on case_calls (association, call_on);

insert into case_calls (association, case_id, call_on) select association, case_id, '' from cases;

insert into sqlite_stat1 (tbl, idx, stat) values
  ('desk_places', 'desk_places_by_turn', '300000 300000 75000 1000 1000 100 1'),
  ('case_calls', 'case_calls', '25000 25000 1'),
  ('case_calls', 'case_calls_by_day', '25000 25000 500 1');
analyze sqlite_schema;

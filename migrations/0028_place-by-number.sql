-- A case is looked for by its number on the desk of whoever asks, and nowhere else: a case that is kept from them costs what a
-- number costs that no case has.

create index desk_places_by_number on desk_places (association, person, number, case_id);

insert into sqlite_stat1 (tbl, idx, stat) values
  ('desk_places', 'desk_places_by_number', '300000 300000 75000 1 1');
analyze sqlite_schema;

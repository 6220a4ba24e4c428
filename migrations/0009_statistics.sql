-- How full tables and indexes are, as the engine's planner is to believe it: the same in every database, whatever it holds.
-- Left to itself it takes ten rows for all that an association has, and then walks every place of every desk for the two of
-- one case. Numbers are those of 100,000 cases: rows in all, then rows to each value of the index's first column, of its
-- first two, and so on.

analyze associations;
delete from sqlite_stat1;
insert into sqlite_stat1 (tbl, idx, stat) values
  ('cases', 'cases', '100000 100000 1'),
  ('cases', 'sqlite_autoindex_cases_2', '100000 100000 1'),
  ('desk_places', 'desk_places', '300000 300000 75000 75000 1000 1'),
  ('desk_places', 'sqlite_autoindex_desk_places_2', '300000 300000 3 1'),
  ('entries', 'entries', '500000 500000 1'),
  ('entries', 'entries_by_case', '500000 500000 5'),
  ('entries', 'entries_by_line', '500000 500000 2'),
  ('grants', 'grants', '600000 600000 6 2 1 1 1'),
  ('grants', 'grants_by_holder', '600000 600000 100000 2'),
  ('grants', 'grants_by_line', '600000 600000 4'),
  ('head_signatures', 'sqlite_autoindex_head_signatures_1', '4000 4000 4 1'),
  ('heads_given', 'heads_given', '4000 4000 1000 4 2 1'),
  ('lines', 'lines', '500000 500000 5 1'),
  ('lines', 'sqlite_autoindex_lines_2', '500000 500000 1'),
  ('log_days', 'sqlite_autoindex_log_days_1', '1000 1000 1'),
  ('log_fillings', 'log_fillings', '1000 1000 1'),
  ('log_leaves', 'log_leaves', '600000 600000 600 1'),
  ('lookups', 'lookups', '100000 100000 1'),
  ('lookups', 'sqlite_autoindex_lookups_2', '100000 100000 1'),
  ('servings', 'servings', '200000 200000 50000 1');
analyze sqlite_schema;

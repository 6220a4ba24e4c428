-- In which cases each person's browser can hand keys on, beside the place of the case on their desk. It follows from the chain
-- and from the roster in force, so it has a mark of its own, which names both: a new roster leaves every desk as it stands, and
-- has this looked at anew, a few cases at a time. A source it is as little as the place.

alter table desk_places add column handover_mark text not null default '';
alter table desk_places add column hands_on integer not null default 0 check (hands_on in (0, 1));
create index desk_places_by_handover on desk_places (association, person, handover_mark, hands_on, number);

drop trigger lines_unplace;
create trigger lines_unplace after insert on lines
begin
  update desk_places set mark = '', rank = '', handover_mark = '', hands_on = 0
  where association = new.association and case_id = new.case_id;
end;

insert into sqlite_stat1 (tbl, idx, stat) values
  ('desk_places', 'desk_places_by_handover', '300000 300000 75000 75000 37500 1');
analyze sqlite_schema;

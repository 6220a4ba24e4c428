-- Where each case stands on the desk of each person who was given a key: by next due day, then number, so that a page of
-- a desk costs the same at ten cases and at a hundred thousand. Nothing here is a source: it is made anew from the chains
-- wherever `calendar` isn't the mark of the present one, and says nothing that lines and grants don't say already.

create table desk_places (
  association text not null,
  person text not null check (length(person) = 22),
  calendar text not null,
  due_on text not null,
  number text not null,
  case_id text not null,
  primary key (association, person, calendar, due_on, number),
  unique (association, case_id, person),
  foreign key (association, case_id) references cases (association, case_id) on delete cascade
) strict, without rowid;

insert into desk_places (association, person, calendar, due_on, number, case_id)
select distinct g.association, g.holder, '', '', c.number, g.case_id
from grants g join cases c on c.association = g.association and c.case_id = g.case_id
where g.holder <> 'reporter';

-- A line can move its case on every desk, a grant puts it on one more: whoever writes them can't forget to say so.
create trigger lines_unplace after insert on lines
begin
  update desk_places set calendar = '', due_on = '' where association = new.association and case_id = new.case_id;
end;
create trigger grants_unplace after insert on grants when new.holder <> 'reporter'
begin
  insert into desk_places (association, person, calendar, due_on, number, case_id)
  select new.association, new.holder, '', '', number, case_id
  from cases where association = new.association and case_id = new.case_id
  on conflict do nothing;
end;

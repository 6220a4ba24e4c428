-- In which cases keys wait for somebody's browser who has yet to declare whether a conflict binds them: counted apart from those in
-- which it can hand them on now, with the same mark. Which they are is looked at anew, as after a new roster.

alter table desk_places add column declares_first integer not null default 0 check (declares_first in (0, 1));
create index desk_places_by_declaration on desk_places (association, person, handover_mark, number) where declares_first = 1;
update desk_places set handover_mark = '', hands_on = 0;

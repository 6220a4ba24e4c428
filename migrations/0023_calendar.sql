-- Every change of an association's calendar and every confirmation of a year: who, on which day, why, and the settings before and
-- after, so that each due day that moved can be explained. `year` stands with a confirmation, which changes nothing else.
-- `in_place` is 1 where somebody acted because whoever comes before them was away. Rows are only ever added.

create table calendar_changes (
  association text not null,
  seq integer not null check (seq > 0),
  by text not null,
  done_on text not null check (length(done_on) = 10),
  in_place integer not null check (in_place in (0, 1)),
  year integer,
  reason text not null,
  before text not null,
  after text not null check (year is null or after = before),
  primary key (association, seq),
  foreign key (association, by) references persons (association, person)
) strict, without rowid;

create trigger calendar_changes_keep before update on calendar_changes
begin select raise(abort, 'calendar_changes are append-only'); end;
create trigger calendar_changes_stay before delete on calendar_changes
begin select raise(abort, 'calendar_changes are append-only'); end;

-- Up to which change somebody has looked.
create table calendar_changes_seen (
  association text not null,
  reader text not null,
  seq integer not null,
  primary key (association, reader),
  foreign key (association, reader) references persons (association, person)
) strict, without rowid;

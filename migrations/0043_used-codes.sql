-- The days on which somebody signed in with a backup code, and how many were left then: told to them on their own page, so that a use
-- that wasn't theirs is seen. Rows are only ever added.

create table used_codes (
  association text not null,
  person text not null,
  -- Counts a person's uses from 1.
  number integer not null check (number > 0),
  used_on text not null check (length(used_on) = 10),
  codes_left integer not null check (codes_left >= 0),
  primary key (association, person, number),
  foreign key (association, person) references persons (association, person)
) strict, without rowid;

create trigger used_codes_keep before update on used_codes
begin select raise(abort, 'used_codes are append-only'); end;
create trigger used_codes_stay before delete on used_codes
begin select raise(abort, 'used_codes are append-only'); end;

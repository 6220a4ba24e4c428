-- The days on which somebody's passphrase and recovery key were replaced with the recovery key: told to them on their own page, so
-- that a recovery that wasn't theirs is seen. Rows are only ever added.

create table recoveries (
  association text not null,
  person text not null,
  -- Counts a person's recoveries from 1.
  number integer not null check (number > 0),
  recovered_on text not null check (length(recovered_on) = 10),
  primary key (association, person, number),
  foreign key (association, person) references persons (association, person)
) strict, without rowid;

create trigger recoveries_keep before update on recoveries
begin select raise(abort, 'recoveries are append-only'); end;
create trigger recoveries_stay before delete on recoveries
begin select raise(abort, 'recoveries are append-only'); end;

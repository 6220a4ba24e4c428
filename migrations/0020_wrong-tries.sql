-- The days on which more wrong passphrases, or wrong codes of the second factor, were given for somebody's account than are told to
-- nobody: person, day and kind alone, so that the person reads of it. A day is recorded once. Rows are only ever added.

create table wrong_tries (
  association text not null,
  person text not null,
  tried_on text not null check (length(tried_on) = 10),
  kind text not null check (kind in ('passphrase', 'code')),
  primary key (association, person, tried_on, kind),
  foreign key (association, person) references persons (association, person)
) strict, without rowid;

create trigger wrong_tries_keep before update on wrong_tries
begin select raise(abort, 'wrong_tries are append-only'); end;
create trigger wrong_tries_stay before delete on wrong_tries
begin select raise(abort, 'wrong_tries are append-only'); end;

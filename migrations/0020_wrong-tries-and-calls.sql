-- The days on which many wrong passphrases, or codes of the second factor, were given for somebody's account, so that they read of
-- it: person, day and kind alone. A day is recorded once. Rows are only ever added.

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

-- A case calls also where nobody is left for a part of it; the empty text has each looked at anew.
insert into case_calls (association, case_id, call_on) select association, case_id, '' from cases where true
  on conflict (association, case_id) do update set call_on = '';

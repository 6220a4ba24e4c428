-- Two more acts in the record of what administrators did: a link that enrols an administrator, made on the portal's machine by
-- nobody who is signed in, and another public address, which voids passkeys. Its detail holds two hosts. What stood there stays.

create table account_acts_next (
  association text not null references associations (association),
  seq integer not null check (seq >= 1),
  kind text not null check (kind in ('invitation', 'link', 'withdrawal', 'name', 'offices', 'suspension', 'reinstatement',
    'new-keys', 'new-keys-end', 'quorum', 'factor-reset', 'address', 'machine-invitation')),
  -- Tried, and not done.
  refused integer not null check (refused in (0, 1)),
  -- Nobody where it was done on the machine.
  by text check (length(by) = 22),
  -- Whose account; nobody's where it is about the roster or the portal as a whole.
  person text check (length(person) = 22),
  done_on text not null check (length(done_on) = 10),
  -- Whether a roster was in force: before the first one two people look at everybody.
  told integer not null check (told in (0, 1)),
  detail text check (length(detail) between 1 and 1300),
  primary key (association, seq),
  check ((by is null) = (kind = 'machine-invitation'))
) strict;

insert into account_acts_next (association, seq, kind, refused, by, person, done_on, told, detail)
  select association, seq, kind, refused, by, person, done_on, told, detail from account_acts;
drop table account_acts;
alter table account_acts_next rename to account_acts;

create trigger account_acts_keep before update on account_acts
begin select raise(abort, 'what administrators did is append-only'); end;
create trigger account_acts_stay before delete on account_acts
begin select raise(abort, 'what administrators did is append-only'); end;
create trigger account_acts_follow before insert on account_acts
when new.seq <> (select coalesce(max(seq), 0) + 1 from account_acts where association = new.association)
begin select raise(abort, 'an act of an administrator follows the one before'); end;

-- Reminders by mail: to which address each person has them sent, the days on which a digest was due, and to whom it went. Nothing
-- here knows of a case, a number or a kind of duty.

-- Each person's own, given by themselves; the one place of an address.
create table mail_addresses (
  association text not null,
  person text not null,
  address text not null check (length(address) between 3 and 254),
  primary key (association, person),
  foreign key (association, person) references persons (association, person)
) strict, without rowid;

-- The days on which somebody gave, changed or took back their address, told to them for good. Rows are only ever added.
create table mail_address_changes (
  association text not null,
  person text not null,
  number integer not null check (number > 0),
  changed_on text not null check (length(changed_on) = 10),
  kind text not null check (kind in ('given', 'changed', 'removed')),
  primary key (association, person, number),
  foreign key (association, person) references persons (association, person)
) strict, without rowid;

create trigger mail_address_changes_keep before update on mail_address_changes
begin select raise(abort, 'changes of addresses are append-only'); end;
create trigger mail_address_changes_stay before delete on mail_address_changes
begin select raise(abort, 'changes of addresses are append-only'); end;

-- The working days on which it was asked who is to be told; each day once. What happened from `since` on was told of by it.
create table digest_days (
  association text not null references associations (association),
  day text not null check (length(day) = 10),
  since text not null check (length(since) = 10),
  -- Names the day's mails to mail servers, the same for everybody.
  key text not null check (length(key) = 22),
  primary key (association, day)
) strict, without rowid;

create trigger digest_days_keep before update on digest_days begin select raise(abort, 'digests are append-only'); end;
create trigger digest_days_stay before delete on digest_days begin select raise(abort, 'digests are append-only'); end;

-- One digest a person a day. `claimed` while it is being handed over: what a crash left so may have gone out and is never sent again.
create table outbox (
  association text not null,
  day text not null,
  person text not null,
  state text not null check (state in ('queued', 'claimed', 'sent', 'failed', 'given-up', 'cancelled')),
  attempts integer not null check (attempts between 0 and 5),
  -- The instant, in milliseconds, before which it isn't tried again.
  next_at integer not null,
  -- The step at which the last attempt failed.
  fault text check (length(fault) between 1 and 20),
  primary key (association, day, person),
  foreign key (association, day) references digest_days (association, day),
  foreign key (association, person) references persons (association, person)
) strict, without rowid;

create index outbox_by_person on outbox (association, person, day);

create trigger outbox_ends before update on outbox
when old.state in ('sent', 'given-up', 'cancelled')
  or new.association <> old.association or new.day <> old.day or new.person <> old.person or new.attempts < old.attempts
begin select raise(abort, 'what became of a mail is never changed'); end;
create trigger outbox_stay before delete on outbox begin select raise(abort, 'what became of a mail is never changed'); end;

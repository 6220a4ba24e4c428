-- The record of what administrators did keeps the name of whose account it was, for good: withdrawing an invitation takes it out
-- of no row. Two kinds more: saved settings, with each field as it was and is, and tries at doors of people who hold an office.
-- The same act of the same day is counted at one row until somebody has looked at it. What was looked at is kept row by row, so
-- that nobody is taken to have seen what wasn't shown. What stood there stays.

create table account_acts_next (
  association text not null references associations (association),
  seq integer not null check (seq >= 1),
  kind text not null check (kind in ('invitation', 'link', 'withdrawal', 'name', 'offices', 'suspension', 'reinstatement',
    'new-keys', 'new-keys-end', 'quorum', 'factor-reset', 'address', 'machine-invitation', 'settings', 'door')),
  -- Tried, and not done.
  refused integer not null check (refused in (0, 1)),
  -- Nobody where it was done on the machine.
  by text check (length(by) = 22),
  -- Whose account; nobody's where it is about the roster or the portal as a whole.
  person text check (length(person) = 22),
  done_on text not null check (length(done_on) = 10),
  -- Whether a roster was in force: before the first one two people look at everybody.
  told integer not null check (told in (0, 1)),
  detail text check (length(detail) between 1 and 200000),
  -- What the account was called then; rows of before have none.
  name text check (length(name) between 1 and 300),
  primary key (association, seq),
  check ((by is null) = (kind = 'machine-invitation')),
  check (kind <> 'door' or refused = 1)
) strict;

insert into account_acts_next (association, seq, kind, refused, by, person, done_on, told, detail)
  select association, seq, kind, refused, by, person, done_on, told, detail from account_acts;
drop table account_acts;
alter table account_acts_next rename to account_acts;

create index account_acts_of_day on account_acts (association, done_on, kind);

create trigger account_acts_keep before update on account_acts
begin select raise(abort, 'what administrators did is append-only'); end;
create trigger account_acts_stay before delete on account_acts
begin select raise(abort, 'what administrators did is append-only'); end;
create trigger account_acts_follow before insert on account_acts
when new.seq <> (select coalesce(max(seq), 0) + 1 from account_acts where association = new.association)
begin select raise(abort, 'an act of an administrator follows the one before'); end;

-- How often the act of a row was done on its day, where more than once.
create table account_act_times (
  association text not null,
  seq integer not null,
  times integer not null check (times >= 2),
  primary key (association, seq),
  foreign key (association, seq) references account_acts (association, seq)
) strict;

create trigger account_act_times_rise before update on account_act_times
when new.association <> old.association or new.seq <> old.seq or new.times <> old.times + 1
begin select raise(abort, 'what administrators did is append-only'); end;
create trigger account_act_times_stay before delete on account_act_times
begin select raise(abort, 'what administrators did is append-only'); end;

-- The rows that each reader has said they looked at.
create table account_acts_looked (
  association text not null,
  reader text not null,
  seq integer not null,
  primary key (association, reader, seq),
  foreign key (association, reader) references persons (association, person),
  foreign key (association, seq) references account_acts (association, seq)
) strict, without rowid;

create index account_acts_looked_row on account_acts_looked (association, seq);

insert into account_acts_looked (association, reader, seq)
  select s.association, s.reader, a.seq from account_acts_seen s
  join account_acts a on a.association = s.association and a.seq <= s.seq;
drop table account_acts_seen;

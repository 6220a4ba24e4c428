-- Associations and their settings, what people signed about themselves (policies, rosters), and the public log.
-- Hashes and ids are base64url text, days 'YYYY-MM-DD' in Riyadh. What was signed is append-only.

create table associations (
  association text primary key check (length(association) = 22),
  host text not null unique,
  created_on text not null check (length(created_on) = 10)
) strict;

create table settings (
  association text primary key references associations (association),
  body text not null check (json_valid(body))
) strict;

-- Canonical texts by their hash; a roster names the one in force, and old ones stay.
create table policies (
  association text not null references associations (association),
  policy text not null check (length(policy) = 43),
  body text not null,
  primary key (association, policy)
) strict;

create trigger policies_keep before update on policies begin select raise(abort, 'policies are append-only'); end;
create trigger policies_stay before delete on policies begin select raise(abort, 'policies are append-only'); end;

create table rosters (
  association text not null references associations (association),
  seq integer not null check (seq >= 1),
  roster text not null check (length(roster) = 43),
  policy text not null,
  bytes blob not null,
  accepted_on text not null check (length(accepted_on) = 10),
  primary key (association, seq),
  unique (association, roster),
  foreign key (association, policy) references policies (association, policy)
) strict;

create trigger rosters_keep before update on rosters begin select raise(abort, 'rosters are append-only'); end;
create trigger rosters_stay before delete on rosters begin select raise(abort, 'rosters are append-only'); end;
create trigger rosters_follow before insert on rosters
when new.seq <> (select coalesce(max(seq), 0) + 1 from rosters where association = new.association)
begin select raise(abort, 'a roster follows the one before'); end;

create table roster_signatures (
  association text not null,
  roster text not null,
  person text not null check (length(person) = 22),
  signature blob not null check (length(signature) = 64),
  primary key (association, roster, person),
  foreign key (association, roster) references rosters (association, roster)
) strict;

create trigger roster_signatures_keep before update on roster_signatures
begin select raise(abort, 'roster signatures are append-only'); end;
create trigger roster_signatures_stay before delete on roster_signatures
begin select raise(abort, 'roster signatures are append-only'); end;

-- The next roster while it waits for its second signature; a changed draft takes the place of the last one.
create table roster_drafts (
  association text primary key references associations (association),
  roster text not null check (length(roster) = 43),
  policy text not null,
  bytes blob not null,
  drafted_on text not null check (length(drafted_on) = 10),
  foreign key (association, policy) references policies (association, policy)
) strict;

create table roster_draft_signatures (
  association text not null references roster_drafts (association) on delete cascade,
  roster text not null,
  person text not null check (length(person) = 22),
  signature blob not null check (length(signature) = 64),
  primary key (association, roster, person)
) strict;

-- One row a day since the first, made after midnight. Its tree is closed by it.
create table log_days (
  association text not null references associations (association),
  day text not null check (length(day) = 10),
  root text not null check (length(root) = 43),
  head text not null check (length(head) = 43),
  primary key (association, day)
) strict;

create trigger log_days_keep before update on log_days begin select raise(abort, 'the log is append-only'); end;
create trigger log_days_stay before delete on log_days begin select raise(abort, 'the log is append-only'); end;
create trigger log_days_follow before insert on log_days
when exists (select 1 from log_days where association = new.association)
  and new.day <> (select date(max(day), '+1 day') from log_days where association = new.association)
begin select raise(abort, 'a day of the log follows the one before'); end;

-- Kept by the leaf's own bytes, so that nothing tells filling from lines, or earlier from later.
create table log_leaves (
  association text not null references associations (association),
  day text not null check (length(day) = 10),
  leaf text not null check (length(leaf) = 43),
  primary key (association, day, leaf)
) strict, without rowid;

create trigger log_leaves_keep before update on log_leaves begin select raise(abort, 'the log is append-only'); end;
create trigger log_leaves_stay before delete on log_leaves begin select raise(abort, 'the log is append-only'); end;
create trigger log_leaves_open before insert on log_leaves
when exists (select 1 from log_days where association = new.association and day >= new.day)
begin select raise(abort, 'that day of the log is closed'); end;

create table head_signatures (
  association text not null,
  day text not null,
  person text not null check (length(person) = 22),
  signature blob not null check (length(signature) = 64),
  primary key (association, day, person),
  foreign key (association, day) references log_days (association, day)
) strict;

create trigger head_signatures_keep before update on head_signatures
begin select raise(abort, 'head signatures are append-only'); end;
create trigger head_signatures_stay before delete on head_signatures
begin select raise(abort, 'head signatures are append-only'); end;

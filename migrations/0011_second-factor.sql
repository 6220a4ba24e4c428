-- The second factor of whoever signs in: its secret sealed under the server key, backup codes as hashes under that key, and
-- what two signers did where somebody lost both. A session that has passed the passphrase alone is of the stage 'first'.

alter table sessions add column stage text not null default 'whole' check (stage in ('first', 'whole'));
-- The secret that is being set up in this session: it counts once a code of it was given.
alter table sessions add column draft_sealed blob check (length(draft_sealed) = 61);

create table second_factors (
  association text not null,
  person text not null,
  secret_sealed blob not null check (length(secret_sealed) = 61),
  -- The step of 30 seconds whose code was taken last: that one and all before it are used up.
  last_step integer not null,
  set_on text not null check (length(set_on) = 10),
  primary key (association, person),
  foreign key (association, person) references persons (association, person)
) strict;

-- One row a code that is still good; a used one goes.
create table backup_codes (
  association text not null,
  person text not null,
  code_hash text not null check (length(code_hash) = 43),
  primary key (association, person, code_hash),
  foreign key (association, person) references persons (association, person)
) strict, without rowid;

create table factor_resets (
  association text not null,
  reset text not null check (length(reset) = 22),
  person text not null,
  asked_by text not null,
  asked_on text not null check (length(asked_on) = 10),
  expires_at integer not null,
  confirmed_by text,
  confirmed_on text check (length(confirmed_on) = 10),
  -- The day on which the person set up a new one: with it a reset is over, and one that waits is void.
  renewed_on text check (length(renewed_on) = 10),
  primary key (association, reset),
  foreign key (association, person) references persons (association, person),
  foreign key (association, asked_by) references persons (association, person),
  foreign key (association, confirmed_by) references persons (association, person),
  check (asked_by <> person),
  check ((confirmed_by is null) = (confirmed_on is null)),
  check (confirmed_by is null or (confirmed_by <> asked_by and confirmed_by <> person))
) strict;

create index factor_resets_by_person on factor_resets (association, person);

create trigger factor_resets_keep before update on factor_resets
when new.association <> old.association or new.reset <> old.reset or new.person <> old.person
  or new.asked_by <> old.asked_by or new.asked_on <> old.asked_on or new.expires_at <> old.expires_at
  or (old.confirmed_by is not null and (new.confirmed_by is not old.confirmed_by or new.confirmed_on is not old.confirmed_on))
  or (old.renewed_on is not null and (new.renewed_on is not old.renewed_on or new.confirmed_by is not old.confirmed_by))
begin select raise(abort, 'what two people did about a second factor is append-only'); end;
create trigger factor_resets_stay before delete on factor_resets
begin select raise(abort, 'what two people did about a second factor is append-only'); end;

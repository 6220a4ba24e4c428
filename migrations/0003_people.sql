-- Accounts: persons, their offices, invitations and sessions. Secrets, lookups and session ids stand here as hashes only;
-- vaults are sealed by their owners' browsers. What a person may decide follows from the signed rosters, not from here.

create table persons (
  association text not null references associations (association),
  person text not null check (length(person) = 22),
  name text not null check (length(name) between 1 and 300),
  administrator integer not null check (administrator in (0, 1)),
  status text not null check (status in ('invited', 'active', 'suspended')),
  user_name text,
  seal text,
  sign text,
  card_signature text,
  auth_hash text,
  recovery_hash text,
  vault_sealed blob,
  recovery_vault_sealed blob,
  primary key (association, person),
  unique (association, user_name),
  unique (association, recovery_hash),
  unique (association, seal),
  unique (association, sign),
  check ((status = 'invited') = (user_name is null)),
  check ((user_name is null) = (auth_hash is null)),
  check ((user_name is null) = (recovery_hash is null)),
  check ((user_name is null) = (vault_sealed is null)),
  check ((user_name is null) = (recovery_vault_sealed is null)),
  check ((seal is null) = (sign is null) and (seal is null) = (card_signature is null)),
  check (administrator = 0 or seal is null)
) strict;

-- A person's id, role and keys never change: a roster that vouches for them would vouch for something else.
create trigger persons_keep before update on persons
when new.person <> old.person or new.administrator <> old.administrator
  or (old.seal is not null and (new.seal is not old.seal or new.sign is not old.sign))
begin select raise(abort, 'a person keeps id and keys'); end;
create trigger persons_stay before delete on persons
when old.status <> 'invited'
begin select raise(abort, 'nobody who has enrolled is dropped'); end;

create table person_offices (
  association text not null,
  person text not null,
  office text not null check (office in ('internal-auditor', 'board-chair', 'deputy-chair', 'audit-committee-chair',
    'executive-director', 'violations-committee', 'board-member')),
  primary key (association, person, office),
  foreign key (association, person) references persons (association, person) on delete cascade
) strict, without rowid;

-- One link a person at most: a new one takes the old one's place.
create table invitations (
  association text not null,
  person text not null,
  secret_hash text not null unique check (length(secret_hash) = 43),
  expires_at integer not null,
  primary key (association, person),
  foreign key (association, person) references persons (association, person) on delete cascade
) strict;

create table sessions (
  association text not null,
  id_hash text not null primary key check (length(id_hash) = 43),
  person text not null,
  ends_at integer not null,
  expires_at integer not null,
  foreign key (association, person) references persons (association, person)
) strict, without rowid;

create index sessions_by_person on sessions (association, person);

-- Passkeys: what their owner called them and on which days they were set up and used, the public key that checks them, and,
-- where one opens the account alone, the vault sealed under what it gives. Without a rowid, they keep no order of their own.

create table passkeys (
  association text not null,
  credential text not null check (length(credential) between 22 and 1364),
  person text not null,
  name text not null check (length(name) between 1 and 60),
  public_key blob not null check (length(public_key) between 32 and 1024),
  -- How often it has signed, as it says itself; it never goes back.
  counter integer not null check (counter >= 0),
  set_on text not null check (length(set_on) = 10),
  used_on text not null check (length(used_on) = 10),
  vault_sealed blob check (length(vault_sealed) = 73),
  primary key (association, credential),
  foreign key (association, person) references persons (association, person)
) strict, without rowid;

create index passkeys_by_person on passkeys (association, person);

-- Challenges that were answered, until they would have ended: none is answered twice.
create table taken_challenges (
  association text not null references associations (association),
  challenge_hash text not null check (length(challenge_hash) = 43),
  ends_at integer not null,
  primary key (association, challenge_hash)
) strict, without rowid;

-- New keys for somebody who lost passphrase and recovery key, or whose keys may have been stolen: asked for by one, made in the
-- person's browser by a one-time link, and in effect with a roster that two others signed. Until then the old ones stay. And the
-- record of what administrators did, or tried to do, about people and the roster: it is told to the signers and to whom it concerns.

create table new_keys (
  association text not null,
  request text not null check (length(request) = 22),
  person text not null check (length(person) = 22),
  asked_by text not null,
  asked_on text not null check (length(asked_on) = 10),
  -- Of the link, as long as it can be used.
  secret_hash text unique check (length(secret_hash) = 43),
  expires_at integer not null,
  made_on text check (length(made_on) = 10),
  seal text,
  sign text,
  card_signature text,
  -- Of a way in that opens nothing yet; it becomes the person's with the roster, or goes with the end.
  auth_hash text,
  recovery_hash text,
  vault_sealed blob,
  recovery_vault_sealed blob,
  ended_on text check (length(ended_on) = 10),
  ended_how text check (ended_how in ('accepted', 'cancelled', 'replaced')),
  ended_by text,
  primary key (association, request),
  unique (association, seal),
  unique (association, sign),
  foreign key (association, person) references persons (association, person),
  foreign key (association, asked_by) references persons (association, person),
  foreign key (association, ended_by) references persons (association, person),
  check (asked_by <> person),
  check ((made_on is null) = (seal is null) and (seal is null) = (sign is null) and (seal is null) = (card_signature is null)),
  check (secret_hash is null or (made_on is null and ended_on is null)),
  check ((auth_hash is not null) = (made_on is not null and ended_on is null)),
  check ((auth_hash is null) = (recovery_hash is null) and (auth_hash is null) = (vault_sealed is null)),
  check ((auth_hash is null) = (recovery_vault_sealed is null)),
  check ((ended_on is null) = (ended_how is null) and (ended_on is null) = (ended_by is null)),
  check (ended_how is not 'accepted' or made_on is not null)
) strict;

-- Of two requests at once one alone stands open.
create unique index new_keys_open on new_keys (association, person) where ended_on is null;

create trigger new_keys_keep before update on new_keys
when new.association <> old.association or new.request <> old.request or new.person <> old.person
  or new.asked_by <> old.asked_by or new.asked_on <> old.asked_on or new.expires_at <> old.expires_at
  or old.ended_on is not null
  or (old.made_on is not null and (new.made_on is not old.made_on or new.seal is not old.seal or new.sign is not old.sign
    or new.card_signature is not old.card_signature))
begin select raise(abort, 'what was asked about new keys is append-only'); end;
create trigger new_keys_stay before delete on new_keys
begin select raise(abort, 'what was asked about new keys is append-only'); end;

-- A person's id and role never change, and their keys only to those that they made by a link.
drop trigger persons_keep;
create trigger persons_keep before update on persons
when new.person <> old.person or new.administrator <> old.administrator
  or (old.seal is not null and (new.seal is not old.seal or new.sign is not old.sign) and not exists (
    select 1 from new_keys n where n.association = old.association and n.person = old.person and n.ended_on is null
      and n.seal is new.seal and n.sign is new.sign and n.card_signature is new.card_signature))
begin select raise(abort, 'a person keeps id and keys'); end;

create table account_acts (
  association text not null references associations (association),
  seq integer not null check (seq >= 1),
  kind text not null check (kind in ('invitation', 'link', 'withdrawal', 'name', 'offices', 'suspension', 'reinstatement',
    'new-keys', 'new-keys-end', 'quorum', 'factor-reset')),
  -- Tried, and not done.
  refused integer not null check (refused in (0, 1)),
  by text not null check (length(by) = 22),
  -- Whose account; nobody's where it is about the roster as a whole.
  person text check (length(person) = 22),
  done_on text not null check (length(done_on) = 10),
  -- Whether a roster was in force: before the first one two people look at everybody.
  told integer not null check (told in (0, 1)),
  primary key (association, seq)
) strict;

create trigger account_acts_keep before update on account_acts
begin select raise(abort, 'what administrators did is append-only'); end;
create trigger account_acts_stay before delete on account_acts
begin select raise(abort, 'what administrators did is append-only'); end;
create trigger account_acts_follow before insert on account_acts
when new.seq <> (select coalesce(max(seq), 0) + 1 from account_acts where association = new.association)
begin select raise(abort, 'an act of an administrator follows the one before'); end;

-- How far each reader has come.
create table account_acts_seen (
  association text not null,
  reader text not null,
  seq integer not null,
  primary key (association, reader),
  foreign key (association, reader) references persons (association, person)
) strict;

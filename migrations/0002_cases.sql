-- Cases: chains of signed lines, and the sealed blobs that travel with them. Of whoever reports nothing is kept but days.
-- Tables without rowids lie in the order of their random keys, so that the file keeps no counter of arrivals.

create table cases (
  association text not null references associations (association),
  case_id text not null check (length(case_id) = 22),
  number text not null check (length(number) = 9),
  received_on text not null check (length(received_on) = 10),
  primary key (association, case_id),
  unique (association, number)
) strict, without rowid;

create trigger cases_keep before update on cases begin select raise(abort, 'cases are append-only'); end;
create trigger cases_stay before delete on cases begin select raise(abort, 'cases are append-only'); end;

-- The hash a reporter's look-up key is found by; goes when the case is destroyed.
create table lookups (
  association text not null,
  lookup text not null check (length(lookup) = 43),
  case_id text not null,
  primary key (association, lookup),
  unique (association, case_id),
  foreign key (association, case_id) references cases (association, case_id)
) strict, without rowid;

create trigger lookups_keep before update on lookups begin select raise(abort, 'lookups are never changed'); end;

create table lines (
  association text not null,
  case_id text not null,
  position integer not null check (position >= 1),
  line text not null check (length(line) = 43),
  prev text not null check (length(prev) = 43),
  bytes blob not null,
  signature blob not null check (length(signature) = 64),
  primary key (association, case_id, position),
  unique (association, line),
  foreign key (association, case_id) references cases (association, case_id)
) strict, without rowid;

create trigger lines_keep before update on lines begin select raise(abort, 'lines are append-only'); end;
create trigger lines_stay before delete on lines begin select raise(abort, 'lines are append-only'); end;
create trigger lines_follow before insert on lines
when new.position <> (
    select coalesce(max(position), 0) + 1 from lines
    where association = new.association and case_id = new.case_id)
  or new.prev <> coalesce((
    select line from lines
    where association = new.association and case_id = new.case_id and position = new.position - 1),
    'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA')
begin select raise(abort, 'a line follows the one before'); end;

create table entries (
  association text not null,
  entry_id text not null check (length(entry_id) = 22),
  case_id text not null,
  room text not null check (room in ('identity', 'report', 'briefing', 'deliberation')),
  epoch integer not null check (epoch >= 1),
  author text not null check (author = 'reporter' or length(author) = 22),
  line text not null,
  entry_sealed blob not null,
  primary key (association, entry_id),
  foreign key (association, case_id) references cases (association, case_id),
  foreign key (association, line) references lines (association, line)
) strict, without rowid;

create index entries_by_case on entries (association, case_id);
create index entries_by_line on entries (association, line);
create trigger entries_keep before update on entries begin select raise(abort, 'entries are never changed'); end;

create table grants (
  association text not null,
  case_id text not null,
  room text not null check (room in ('identity', 'report', 'briefing', 'deliberation')),
  epoch integer not null check (epoch >= 1),
  holder text not null check (holder = 'reporter' or length(holder) = 22),
  line text not null,
  grant_sealed blob not null check (length(grant_sealed) = 1169),
  primary key (association, case_id, holder, room, epoch, line),
  foreign key (association, case_id) references cases (association, case_id),
  foreign key (association, line) references lines (association, line)
) strict, without rowid;

create index grants_by_holder on grants (association, holder, case_id);
create index grants_by_line on grants (association, line);
create trigger grants_keep before update on grants begin select raise(abort, 'grants are never changed'); end;

-- The first day on which a case's ciphertext was given to a person.
create table servings (
  association text not null,
  person text not null check (length(person) = 22),
  case_id text not null,
  day text not null check (length(day) = 10),
  primary key (association, person, case_id),
  foreign key (association, case_id) references cases (association, case_id)
) strict, without rowid;

create trigger servings_keep before update on servings begin select raise(abort, 'servings are never changed'); end;

-- Heads of chains that were given to somebody who is given briefings alone, so that they could sign that a key doesn't
-- open. A head tells whether the case went on: it is given a few times a briefing, and each time is on record.
create table heads_given (
  association text not null,
  person text not null check (length(person) = 22),
  case_id text not null,
  briefing text not null check (length(briefing) = 43),
  head text not null check (length(head) = 43),
  day text not null check (length(day) = 10),
  primary key (association, person, case_id, briefing, head),
  foreign key (association, case_id) references cases (association, case_id)
) strict, without rowid;

create trigger heads_given_keep before update on heads_given begin select raise(abort, 'heads given are never changed'); end;
create trigger heads_given_stay before delete on heads_given begin select raise(abort, 'heads given are append-only'); end;

-- The day from which the keys that a line granted aren't served any more: an identity is disclosed until a date. What is
-- served is settled by the line itself; this only finds, day by day, which grants are to be deleted (PROTOCOL B19).
create table ending_grants (
  association text not null,
  ends_on text not null check (length(ends_on) = 10),
  line text not null check (length(line) = 43),
  case_id text not null,
  primary key (association, ends_on, line),
  foreign key (association, case_id) references cases (association, case_id),
  foreign key (association, line) references lines (association, line)
) strict, without rowid;

create trigger ending_grants_keep before update on ending_grants begin select raise(abort, 'ends are never changed'); end;

-- The seed of each day's filling, so that a check of the log can draw it again and see that every other leaf has its line.
-- It tells nothing that the lines beside it don't; days closed before this migration have none.

create table log_fillings (
  association text not null,
  day text not null check (length(day) = 10),
  seed blob not null check (length(seed) = 32),
  primary key (association, day),
  foreign key (association, day) references log_days (association, day)
) strict, without rowid;

create trigger log_fillings_keep before update on log_fillings begin select raise(abort, 'the log is append-only'); end;
create trigger log_fillings_stay before delete on log_fillings begin select raise(abort, 'the log is append-only'); end;

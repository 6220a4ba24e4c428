-- The days on which somebody's app for the second step, or their backup codes, were put in the place of those before: told to them on
-- their own page, so that a change that wasn't theirs is seen. Rows are only ever added.

create table factor_changes (
  association text not null,
  person text not null,
  -- Counts a person's changes from 1.
  number integer not null check (number > 0),
  -- An app comes with backup codes of its own.
  kind text not null check (kind in ('app', 'codes')),
  changed_on text not null check (length(changed_on) = 10),
  primary key (association, person, number),
  foreign key (association, person) references persons (association, person)
) strict, without rowid;

create trigger factor_changes_keep before update on factor_changes
begin select raise(abort, 'factor_changes are append-only'); end;
create trigger factor_changes_stay before delete on factor_changes
begin select raise(abort, 'factor_changes are append-only'); end;

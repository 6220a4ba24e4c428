-- What their owner reads of sessions: the day on which one began, the day on which it was last used, and a name that the owner
-- gave. No browser, no address and no time of day. Defaults are for rows of before, which are told by their ends.

alter table sessions add column began_on text not null default '1970-01-01' check (length(began_on) = 10);
alter table sessions add column used_on text not null default '1970-01-01' check (length(used_on) = 10);
alter table sessions add column name text check (length(name) between 1 and 60);

-- Twelve hours after its beginning a session ends, half an hour after its last use; Riyadh is three hours ahead of UTC.
update sessions set
  began_on = date(ends_at / 1000 - 12 * 3600 + 3 * 3600, 'unixepoch'),
  used_on = date(expires_at / 1000 - 1800 + 3 * 3600, 'unixepoch');

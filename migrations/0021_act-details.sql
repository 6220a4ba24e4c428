-- What an administrator's act was in particular: the office that somebody was invited for, the office codes proposed, or, of a
-- rename, the name of before and after. Rows of before have none; nothing is ever changed or taken, as before.

alter table account_acts add column detail text check (length(detail) between 1 and 300);

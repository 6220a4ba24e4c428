-- Whether a case that calls for people has no signer who may be told of it and doesn't have it: then the administrator is told that
-- one waits. It is made from lines and rosters and never a source. Every case is looked at anew once.
alter table case_calls add column outside integer not null default 0 check (outside in (0, 1));

create index case_calls_outside on case_calls (association, call_on) where outside = 1;

insert into case_calls (association, case_id, call_on) select association, case_id, '' from cases where true
  on conflict (association, case_id) do update set call_on = '';

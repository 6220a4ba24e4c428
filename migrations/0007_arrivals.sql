-- A report as it arrives: what makes a case of it, put into its four tables by one statement, since each statement costs a
-- way to another thread and back. As rows it shows what every table holds of its beginning; `day` and `leaf` tell nothing,
-- because the log keeps no way back from a leaf to its line.

create view arrivals (association, case_id, number, received_on, lookup, line, prev, bytes, signature, day, leaf) as
select c.association, c.case_id, c.number, c.received_on, k.lookup, l.line, l.prev, l.bytes, l.signature, null, null
from cases c
join lookups k on k.association = c.association and k.case_id = c.case_id
join lines l on l.association = c.association and l.case_id = c.case_id and l.position = 1;

create trigger arrivals_begin instead of insert on arrivals
begin
  insert into cases (association, case_id, number, received_on)
  values (new.association, new.case_id, new.number, new.received_on);
  insert into lookups (association, lookup, case_id) values (new.association, new.lookup, new.case_id);
  insert into lines (association, case_id, position, line, prev, bytes, signature)
  values (new.association, new.case_id, 1, new.line, new.prev, new.bytes, new.signature);
  insert into log_leaves (association, day, leaf) values (new.association, new.day, new.leaf);
end;

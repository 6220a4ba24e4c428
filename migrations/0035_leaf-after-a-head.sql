-- A report that comes on a day which has a head already, because the clock was ahead, is taken all the same: its leaf stands in
-- the first day without a head (PROTOCOL B37). Every other leaf stands in its day, as before.

drop trigger arrivals_begin;

create trigger arrivals_begin instead of insert on arrivals
begin
  insert into cases (association, case_id, number, received_on)
  values (new.association, new.case_id, new.number, new.received_on);
  insert into lookups (association, lookup, case_id) values (new.association, new.lookup, new.case_id);
  insert into lines (association, case_id, position, line, prev, bytes, signature)
  values (new.association, new.case_id, 1, new.line, new.prev, new.bytes, new.signature);
  insert into log_leaves (association, day, leaf)
  values (
    new.association,
    max(new.day, coalesce((select date(max(day), '+1 day') from log_days where association = new.association), '')),
    new.leaf
  );
end;

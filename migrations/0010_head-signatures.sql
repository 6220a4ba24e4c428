-- Signatures of heads name the head that was signed, so that a log which was rewritten since contradicts them. Nobody could
-- sign before this, so the table holds no row and is made anew. Without a rowid, it keeps no order in which people came.

drop table head_signatures;

create table head_signatures (
  association text not null,
  day text not null check (length(day) = 10),
  head text not null check (length(head) = 43),
  person text not null check (length(person) = 22),
  signature blob not null check (length(signature) = 64),
  primary key (association, day, head, person),
  foreign key (association, day) references log_days (association, day)
) strict, without rowid;

create trigger head_signatures_keep before update on head_signatures
begin select raise(abort, 'head signatures are append-only'); end;
create trigger head_signatures_stay before delete on head_signatures
begin select raise(abort, 'head signatures are append-only'); end;

delete from sqlite_stat1 where tbl = 'head_signatures';
insert into sqlite_stat1 (tbl, idx, stat) values ('head_signatures', 'head_signatures', '4000 4000 4 4 1');
analyze sqlite_schema;

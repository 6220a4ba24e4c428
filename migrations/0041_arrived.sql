-- How much of each file on its way stands, in sealed bytes: only that takes room, not what was announced (PROTOCOL B55).

alter table uploads add column arrived integer not null default 0 check (arrived >= 0);

update uploads set arrived = case when item is not null then bytes else (
  select coalesce(sum(min(4194304, uploads.bytes - p.part * 4194304)), 0) from upload_parts p
  where p.association = uploads.association and p.file_id = uploads.file_id) end;

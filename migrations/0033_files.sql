-- Files: what of them is on its way, and what came with lines. Their sealed bytes lie in the folder of blobs, each under random
-- letters of its own; a row names a blob only where it is durable, or where it is being written. Of whoever sends one nothing is
-- kept but a day and the hash of a secret.

create table uploads (
  association text not null references associations (association),
  file_id text not null check (length(file_id) = 22),
  case_id text not null check (length(case_id) = 22),
  author text not null check (author = 'reporter' or length(author) = 22),
  secret text not null check (length(secret) = 43),
  blob text not null unique check (length(blob) = 22),
  bytes integer not null check (bytes >= 1),
  begun_on text not null check (length(begun_on) = 10),
  -- The hash by which an act lists the whole blob, once it is durable.
  item text check (item is null or length(item) = 43),
  primary key (association, file_id)
) strict, without rowid;

create table upload_parts (
  association text not null,
  file_id text not null,
  part integer not null check (part >= 0),
  hash text not null check (length(hash) = 43),
  primary key (association, file_id, part),
  foreign key (association, file_id) references uploads (association, file_id) on delete cascade
) strict, without rowid;

create table files (
  association text not null,
  file_id text not null check (length(file_id) = 22),
  case_id text not null,
  room text not null check (room in ('report', 'deliberation')),
  epoch integer not null check (epoch >= 1),
  author text not null check (author = 'reporter' or length(author) = 22),
  line text not null,
  item text not null check (length(item) = 43),
  bytes integer not null check (bytes >= 1),
  blob text not null unique check (length(blob) = 22),
  primary key (association, file_id),
  foreign key (association, case_id) references cases (association, case_id),
  foreign key (association, line) references lines (association, line)
) strict, without rowid;

create index files_by_case on files (association, case_id);
create index files_by_line on files (association, line);
create trigger files_keep before update on files begin select raise(abort, 'files are never changed'); end;

-- Blobs that nothing names any more, until they are off the disk: only what was let go of is ever taken away.
create table gone_blobs (
  association text not null references associations (association),
  blob text not null check (length(blob) = 22),
  primary key (association, blob)
) strict, without rowid;

create trigger uploads_gone after delete on uploads
when not exists (select 1 from files where blob = old.blob)
begin insert into gone_blobs (association, blob) values (old.association, old.blob) on conflict do nothing; end;
create trigger files_gone after delete on files
begin insert into gone_blobs (association, blob) values (old.association, old.blob) on conflict do nothing; end;

/**
 * Ids of other programs, each journal's apart, with the import that brought each; of several the last one counts.
 * Who imported and what else came of it; when columns were remembered. Times ms since 1970.
 */
export const imports = `
create table journal_id (
  number     integer primary key,
  journal    text not null,
  kind       text not null check (kind in ('pupil', 'guardian')),
  foreign_id text not null,
  person     text not null,
  batch      text not null
) strict;
create index journal_id_by_id on journal_id (journal, kind, foreign_id);
create index journal_id_by_batch on journal_id (batch);

alter table import_batch add column who text not null default '';
alter table import_batch add column gone integer not null default 0;
alter table import_batch add column returned integer not null default 0;
alter table import_batch add column skipped integer not null default 0;

alter table import_columns add column since integer not null default 0;
`

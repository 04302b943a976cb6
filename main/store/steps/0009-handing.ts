/**
 * Corrections that no line carries, and conflicts that a person has settled. Times ms since 1970; `by_name` and
 * `by_print` are the certificate of the shift in which somebody acted.
 *
 * `mapping`: columns of a journal's table (body is JSON). `package`: what was handed over, with the mapping as it was
 * then. `tick`: a field typed into the journal by hand. `hand_receipt`: the answer for a correction that no gateway gave;
 * rows are only added. `settled_conflict`: what stands in the place of a correction in conflict, if anything.
 */
export const handing = `
create table mapping (
  id      text primary key,
  body    text not null,
  changed integer not null
) strict, without rowid;

create table package (
  number   integer primary key,
  id       text not null unique,
  at       integer not null,
  journal  text not null,
  mapping  text not null,
  by_name  text not null,
  by_print text not null,
  state    text not null check (state in ('open', 'discarded'))
) strict;

create trigger package_stays before delete on package
begin select raise(abort, 'a package is never forgotten'); end;

create table package_item (
  package    text not null references package (id),
  correction text not null references correction (id),
  place      integer not null,
  primary key (package, correction)
) strict, without rowid;
create index package_item_by_correction on package_item (correction);

create table tick (
  correction text not null references correction (id),
  field      text not null,
  at         integer not null,
  by_name    text not null,
  by_print   text not null,
  primary key (correction, field)
) strict, without rowid;

create table hand_receipt (
  number     integer primary key,
  correction text not null references correction (id),
  at         integer not null,
  how        text not null check (how in ('file', 'tick', 'retype')),
  outcome    text not null check (outcome in ('taken', 'refused')),
  note       text not null,
  by_name    text not null,
  by_print   text not null
) strict;
create index hand_receipt_by_correction on hand_receipt (correction, number);

create trigger hand_receipt_stays before delete on hand_receipt
begin select raise(abort, 'a receipt is never deleted'); end;

create trigger hand_receipt_is_kept before update on hand_receipt
begin select raise(abort, 'a receipt is never rewritten'); end;

create table settled_conflict (
  number     integer primary key,
  correction text not null references correction (id),
  successor  text references correction (id),
  at         integer not null,
  by_name    text not null,
  by_print   text not null,
  reopened   integer
) strict;
create index settled_conflict_by_correction on settled_conflict (correction, number);
create index settled_conflict_by_successor on settled_conflict (successor);
`

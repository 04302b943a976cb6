/**
 * Corrections, their way to the journal, and the log. Rows of `correction` and `event` are only ever added
 * or moved on in state; the triggers refuse the rest. Times ms since 1970.
 */
export const corrections = `
create table correction (
  number      integer primary key,
  id          text not null unique,
  person      text not null,
  body        blob not null,
  created     integer not null,
  state       text not null,
  previous    text not null,
  chain       text not null unique,
  signature   blob,
  certificate blob,
  signed_at   integer
) strict;
create index correction_by_person on correction (person);
create index correction_by_state on correction (state);

create trigger correction_stays before delete on correction
begin select raise(abort, 'a correction is never deleted'); end;

create trigger correction_body_stays before update of number, id, person, body, created, previous, chain on correction
begin select raise(abort, 'a correction is never rewritten'); end;

create trigger correction_signature_stays before update of signature, certificate, signed_at on correction
when old.signature is not null
begin select raise(abort, 'a signature is never replaced'); end;

create table outbox (
  correction text primary key references correction (id),
  failures   integer not null default 0,
  next_try   integer not null,
  answer     text
) strict, without rowid;

create trigger outbox_stays before delete on outbox
when (select state from correction where id = old.correction) <> 'confirmed'
begin select raise(abort, 'only what is confirmed leaves the outbox'); end;

create table receipt (
  correction text not null references correction (id),
  at         integer not null,
  answer     text not null,
  primary key (correction, at)
) strict, without rowid;

create table import_batch (
  id         text primary key,
  at         integer not null,
  file_name  text not null,
  state      text not null check (state in ('done', 'undone')),
  added      integer not null,
  changed    integer not null,
  rejected   integer not null
) strict;

create table import_undo (
  batch  text not null references import_batch (id),
  person text not null,
  before text,
  primary key (batch, person)
) strict, without rowid;

create table staff (
  fingerprint text primary key,
  name        text not null,
  role        text not null,
  first_seen  integer not null
) strict, without rowid;

create table cursor (
  source text primary key,
  mark   text not null
) strict, without rowid;

create table event (
  number   integer primary key,
  at       integer not null,
  what     text not null,
  subject  text not null,
  previous text not null,
  chain    text not null
) strict;

create trigger event_stays before delete on event
begin select raise(abort, 'the log is never shortened'); end;

create trigger event_is_written_once before update on event
begin select raise(abort, 'the log is never rewritten'); end;
`

/**
 * What belongs to a signature beside itself, and who may sign. Rows are only added. `fuller_signature` holds the
 * same signature with more around it (a time stamp, a second person's signature), each made of the one before; the
 * newest is the one that is sent and exported. `correction_signer` keeps for each person who signed what was known
 * of the certificate then (`evidence`, JSON). `staff_member` replaces a table that was never filled.
 */
export const signatures = `
create table fuller_signature (
  number     integer primary key,
  correction text not null references correction (id),
  why        text not null check (why in ('time-stamp', 'second-person')),
  signature  blob not null,
  added      integer not null
) strict;
create index fuller_signature_by_correction on fuller_signature (correction, number);

create trigger fuller_signature_stays before delete on fuller_signature
begin select raise(abort, 'a signature is never deleted'); end;

create trigger fuller_signature_is_kept before update on fuller_signature
begin select raise(abort, 'a signature is never replaced'); end;

create table correction_signer (
  correction  text not null references correction (id),
  place       integer not null check (place in (1, 2)),
  certificate blob not null,
  signed_at   integer not null,
  evidence    text not null,
  primary key (correction, place)
) strict, without rowid;

create trigger correction_signer_stays before delete on correction_signer
begin select raise(abort, 'who signed is never forgotten'); end;

create trigger correction_signer_is_kept before update on correction_signer
begin select raise(abort, 'who signed is never rewritten'); end;

create table rejection (
  number     integer primary key,
  correction text not null references correction (id),
  reason     text not null,
  at         integer not null
) strict;

drop table staff;
create table staff_member (
  id          text primary key,
  name        text not null,
  snils       text not null,
  fingerprint text not null,
  role        text not null check (role in ('secretary', 'curator', 'administrator')),
  added       integer not null
) strict, without rowid;
create unique index staff_member_by_snils on staff_member (snils) where snils <> '';
create unique index staff_member_by_fingerprint on staff_member (fingerprint) where fingerprint <> '';
`

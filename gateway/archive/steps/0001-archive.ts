/**
 * The region's side. Every change of a person takes the next number of the school under the lock of the
 * school's row, so numbers become visible in their order and a reader cannot miss one.
 */
export const archive = `
create table archive (
  id   uuid not null default gen_random_uuid(),
  made timestamptz not null default now()
);
insert into archive default values;

create table school (
  code        text primary key,
  title       text not null,
  last_change bigint not null default 0
);

create table workplace (
  school     text not null references school (code),
  code       text not null,
  token_hash text not null unique,
  added      timestamptz not null default now(),
  revoked    timestamptz,
  primary key (school, code)
);

create table certificate (
  fingerprint text not null,
  school      text not null references school (code),
  added       timestamptz not null default now(),
  revoked     timestamptz,
  primary key (fingerprint, school)
);

create table person (
  school  text not null references school (code),
  id      uuid not null,
  version integer not null,
  change  bigint not null,
  gone    boolean not null default false,
  body    jsonb not null,
  primary key (school, id)
);
create unique index person_by_change on person (school, change);

create table correction (
  number      bigint generated always as identity,
  id          uuid primary key,
  school      text not null references school (code),
  workplace   text not null,
  person      uuid not null,
  bytes       bytea not null,
  signature   bytea not null,
  certificate text not null,
  signed_at   timestamptz not null,
  verdict     jsonb not null,
  received    timestamptz not null
);
create index correction_by_person on correction (school, person);

create function stays() returns trigger language plpgsql as $$
begin raise exception 'the log of corrections is only added to'; end $$;
create trigger correction_stays before update or delete on correction
  for each row execute function stays();
create trigger correction_stays_whole before truncate on correction
  for each statement execute function stays();
`

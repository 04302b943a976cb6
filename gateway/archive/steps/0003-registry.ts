/**
 * The registry kept by administrators: who they are, their sessions (shared by all gateways of one archive), and the
 * log of what they did, which is only added to. `form` is the number of the form that was sent, so that a form sent
 * twice is done once. Workplaces tell when they were seen, certificates whose they are, schools what was refused.
 */
export const registry = `
create table administrator (
  name       text primary key,
  token_hash text not null unique,
  added      timestamptz not null,
  revoked    timestamptz
);

create table session (
  hash          text primary key,
  administrator text not null references administrator (name),
  begun         timestamptz not null,
  seen          timestamptz not null
);

create table act (
  number        bigint generated always as identity primary key,
  at            timestamptz not null,
  administrator text not null,
  kind          text not null,
  school        text,
  subject       text,
  form          uuid unique
);
create index act_by_school on act (school, number);

create function act_stays() returns trigger language plpgsql as $$
begin raise exception 'the log of acts is only added to'; end $$;
create trigger act_stays before update or delete on act
  for each row execute function act_stays();
create trigger act_stays_whole before truncate on act
  for each statement execute function act_stays();

alter table workplace add column seen timestamptz, add column pushed timestamptz, add column pulled timestamptz;

alter table certificate add column owner text, add column organisation text,
  add column not_before timestamptz, add column not_after timestamptz;

create table refusal (
  school text not null references school (code),
  code   text not null,
  count  bigint not null,
  last   timestamptz not null,
  primary key (school, code)
);
`

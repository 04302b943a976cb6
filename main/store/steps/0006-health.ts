/**
 * The marks of everybody, kept from the last check; what is to be checked again; numbers and their trend.
 *
 * - `touched`, `touched_key`: what has been written since, noted by triggers whoever writes; a key is what
 *   stood there before: the id of one who is gone or no longer linked, a number that has been changed. They say
 *   `on conflict do nothing`: `or ignore` gives way to the conflict clause of the statement that fires them
 * - `to_check`: whose marks may be others now, found from what was touched
 * - `checked`: one row a person; `worst` 0 none or left the school, 1 notice, 2 warning, 3 error; `sort_key`
 *   is the place in a list: class in natural order, surname
 * - `mark_names`: whose marks name this id; `odd_key`: who asks for a number that is spelled otherwise on the
 *   own card
 * - `health_*`: sums of the rows above, moved on with them, and one row a day
 */
export const health = `
create table touched (person integer primary key) strict;
create table touched_key (
  kind text not null check (kind in ('person', 'snils', 'phone', 'email', 'certificate')),
  key  text not null,
  primary key (kind, key)
) strict, without rowid;
create table to_check (person integer primary key) strict;

create trigger person_added after insert on person
begin insert into touched values (new.row_id) on conflict do nothing; end;

create trigger person_changed after update on person
begin insert into touched values (new.row_id) on conflict do nothing; end;

create trigger person_numbers_changed after update of snils, phone, email on person
when old.snils <> new.snils or old.phone <> new.phone or old.email <> new.email
begin
  insert into touched_key values
    ('snils', old.snils_key), ('phone', old.phone_key), ('email', old.email_key) on conflict do nothing;
end;

create trigger person_gone after delete on person
begin
  insert into touched values (old.row_id) on conflict do nothing;
  insert into touched_key values ('person', old.id),
    ('snils', old.snils_key), ('phone', old.phone_key), ('email', old.email_key) on conflict do nothing;
end;

create trigger document_added after insert on document
begin insert into touched values (new.person) on conflict do nothing; end;

create trigger document_changed after update on document
begin
  insert into touched values (new.person) on conflict do nothing;
  insert into touched_key values ('certificate', old.number) on conflict do nothing;
end;

create trigger document_gone after delete on document
begin
  insert into touched values (old.person) on conflict do nothing;
  insert into touched_key values ('certificate', old.number) on conflict do nothing;
end;

create trigger link_added after insert on link
begin insert into touched values (new.pupil) on conflict do nothing; end;

create trigger link_changed after update on link
begin
  insert into touched values (new.pupil) on conflict do nothing;
  insert into touched_key values ('person', old.guardian) on conflict do nothing;
end;

create trigger link_gone after delete on link
begin
  insert into touched values (old.pupil) on conflict do nothing;
  insert into touched_key values ('person', old.guardian) on conflict do nothing;
end;

create trigger enrolment_added after insert on enrolment
begin insert into touched values (new.person) on conflict do nothing; end;

create trigger enrolment_changed after update on enrolment
begin insert into touched values (new.person) on conflict do nothing; end;

create trigger enrolment_gone after delete on enrolment
begin insert into touched values (old.person) on conflict do nothing; end;

create table checked (
  person   integer primary key,
  kind     text not null,
  active   integer not null,
  classes  text not null,
  sort_key text not null,
  errors   integer not null,
  warnings integer not null,
  marks    integer not null,
  worst    integer not null
) strict;
create index checked_in_order on checked (sort_key, person, worst) where worst > 0;

create table checked_class (
  class_name text not null,
  sort_key   text not null,
  person     integer not null,
  worst      integer not null,
  primary key (class_name, sort_key, person)
) strict, without rowid;

create table mark (
  person   integer not null,
  number   integer not null,
  field    text not null,
  code     text not null,
  severity text not null check (severity in ('error', 'warning', 'notice')),
  body     text not null,
  primary key (person, number)
) strict, without rowid;

create table mark_code (
  code     text not null,
  sort_key text not null,
  person   integer not null,
  worst    integer not null,
  primary key (code, sort_key, person)
) strict, without rowid;

create table mark_names (
  named  text not null,
  person integer not null,
  primary key (named, person)
) strict, without rowid;

create table odd_key (
  kind   text not null,
  key    text not null,
  person integer not null,
  primary key (kind, key, person)
) strict, without rowid;
create index odd_key_by_person on odd_key (person);

create table health_class (
  class_name      text primary key,
  pupils          integer not null default 0,
  ready           integer not null default 0,
  faults          integer not null default 0,
  warnings        integer not null default 0,
  guardians       integer not null default 0,
  guardians_ready integer not null default 0
) strict, without rowid;

create table health_kind (
  code     text not null,
  severity text not null,
  people   integer not null default 0,
  primary key (code, severity)
) strict, without rowid;

create table health_sum (
  one    integer primary key check (one = 1),
  people integer not null,
  ready  integer not null,
  faults integer not null
) strict;
insert into health_sum values (1, 0, 0, 0);

create table health_day (
  day    text primary key,
  people integer not null,
  ready  integer not null,
  faults integer not null
) strict, without rowid;
`

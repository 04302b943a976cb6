/** The school's people as the journal holds them; who is whose; who learns where. Dates ISO, times ms since 1970. */
export const people = `
create table person (
  row_id      integer primary key,
  id          text not null unique,
  kind        text not null check (kind in ('pupil', 'guardian')),
  last_name   text not null,
  first_name  text not null,
  middle_name text not null,
  birth_date  text not null,
  sex         text not null check (sex in ('male', 'female', 'unknown')),
  snils       text not null,
  citizenship text not null,
  phone       text not null,
  email       text not null,
  state       text not null check (state in ('active', 'left')),
  version     integer not null
) strict;

create table document (
  person integer not null references person (row_id) on delete cascade,
  place  integer not null,
  type   text not null,
  series text not null,
  number text not null,
  issued text not null,
  issuer text not null,
  act    text not null,
  primary key (person, place)
) strict, without rowid;

create table link (
  pupil    integer not null references person (row_id) on delete cascade,
  guardian text not null,
  relation text not null,
  basis    text not null,
  primary key (pupil, guardian)
) strict, without rowid;
create index link_by_guardian on link (guardian);

create table enrolment (
  person     integer not null references person (row_id) on delete cascade,
  class_name text not null,
  since      integer not null,
  until      integer,
  primary key (person, since)
) strict, without rowid;
create index enrolment_by_class on enrolment (class_name) where until is null;
`

/**
 * What search reads: folded words of every person, never shown to anybody. `search_entry.entry` is
 * person.row_id * 16 + n, one row for each way to take one part of a double name (most people have one).
 * The three name indexes hold all that a name search filters by, so the table itself is not read.
 *
 * - `also`, `classes`: words between spaces, ' петрова ', ' 7б 9а ' (a guardian has those of the pupils)
 * - `snils_back`, `phone_back`: the digits from the last to the first, for search by the last ones
 * - `search_word`: every distinct word with the number of entries that have it in each place
 * - `search_slip`: hashes of each word with up to two letters left out, see main/search/slip.ts
 * - `search_kin`: which guardians carry the class of which pupil, to take it back from them
 */
export const search = `
create table search_entry (
  entry      integer primary key,
  surname    text not null,
  name       text not null,
  patronymic text not null,
  also       text not null,
  classes    text not null,
  birth      text not null,
  guardian   integer not null,
  gone       integer not null,
  snils      text,
  snils_back text,
  phone      text,
  phone_back text
) strict;
create index search_by_surname on search_entry (surname, name, patronymic, also, classes, birth, guardian, gone);
create index search_by_name on search_entry (name, surname, patronymic, also, classes, birth, guardian, gone);
create index search_by_patronymic on search_entry (patronymic, surname, name, also, classes, birth, guardian, gone);
create index search_by_birth on search_entry (birth);
create index search_by_day on search_entry (substr(birth, 6));
create index search_by_snils on search_entry (snils) where snils is not null;
create index search_by_snils_back on search_entry (snils_back) where snils_back is not null;
create index search_by_phone on search_entry (phone) where phone is not null;
create index search_by_phone_back on search_entry (phone_back) where phone_back is not null;

create table search_class (
  class text not null,
  entry integer not null,
  primary key (class, entry)
) strict, without rowid;

create table search_word (
  id         integer primary key,
  text       text not null unique,
  surname    integer not null default 0,
  name       integer not null default 0,
  patronymic integer not null default 0,
  also       integer not null default 0
) strict;

create table search_slip (
  key  integer not null,
  word integer not null,
  primary key (key, word)
) strict, without rowid;

create table search_kin (
  pupil    integer not null,
  guardian integer not null,
  primary key (pupil, guardian)
) strict, without rowid;
`

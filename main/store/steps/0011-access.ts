/**
 * The log of access says who. `form` is what the link of a row covers: 1 is as it was before this step, 2 is also `who`
 * and `workplace`. `who` is the fingerprint of the certificate that had opened the shift, 'no-card' where it was opened
 * without one, '' where nobody stood at the desk.
 *
 * `holder` names those certificates (the log holds no names); `staff` is the member of the staff they belonged to when
 * the shift was opened, '' for none. `leak`: when a leak was found, and when the two reports about it went out; times
 * ms since 1970.
 */
export const access = `
alter table event add column form integer not null default 1;
alter table event add column who text not null default '';
alter table event add column workplace text not null default '';
create index event_by_what on event (what);
create index event_by_subject on event (subject);
create index event_by_who on event (who) where who <> '';
create index event_of_shift on event (number)
where what in ('shift.open', 'shift.takeover', 'shift.prepare', 'shift.lock');

create table holder (
  fingerprint text primary key,
  name        text not null,
  staff       text not null,
  seen        integer not null
) strict, without rowid;

create table leak (
  number   integer primary key,
  found    integer not null,
  entered  integer not null,
  told     integer,
  reported integer,
  closed   integer
) strict;

create trigger leak_stays before delete on leak
begin select raise(abort, 'a leak is never forgotten'); end;

create trigger leak_is_kept before update of number, found, entered on leak
begin select raise(abort, 'a leak is never rewritten'); end;
`

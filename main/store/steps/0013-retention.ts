/**
 * What is erased after somebody has left. Times ms since 1970.
 *
 * - `leaver`: whom the desk has seen as gone from the school, and since when
 * - `left_behind`: grown-ups of a pupil whom the base no longer has; they may have others
 * - `forgotten`: ids that have left the base while its log may still hold what was theirs
 * - `erasure`: one act each, with numbers; `emptied` when the log of the base was emptied of them. `erased`: who was meant (ids
 *   only, the act has to say it), and who therefore does not come back with the next pull
 */
export const retention = `
create table leaver (
  person text primary key,
  since  integer not null
) strict, without rowid;

create table left_behind (guardian text primary key) strict, without rowid;
create table forgotten (person text primary key) strict, without rowid;

create trigger person_leaves_family before delete on person
when old.kind = 'pupil'
begin
  insert into left_behind select guardian from link where pupil = old.row_id on conflict do nothing;
end;

create trigger person_is_forgotten after delete on person
begin insert into forgotten values (old.id) on conflict do nothing; end;

create table erasure (
  number    integer primary key,
  at        integer not null,
  by_name   text not null,
  by_print  text not null,
  pupils    integer not null default 0,
  guardians integer not null default 0,
  documents integer not null default 0,
  images    integer not null default 0,
  packed    integer not null default 0,
  emptied   integer
) strict;

create table erased (
  person  text primary key,
  kind    text not null check (kind in ('pupil', 'guardian')),
  since   integer not null,
  erasure integer not null references erasure (number)
) strict, without rowid;
create index erased_by_erasure on erased (erasure);
`

/**
 * The register of requests (152-ФЗ, articles 14, 20, 21): rows are added, answered and opened again, never
 * deleted, and the numbers of a year follow one another. `made_by` is the draft a request was registered with.
 *
 * The triggers on corrections work in the transaction and the connection that moves the correction on, be it the
 * screen's or the line's: a request whose corrections are all confirmed is done; one that was registered with a
 * draft and has no correction left is withdrawn.
 */
export const requests = `
create table request (
  id       text primary key,
  year     integer not null check (year = cast(substr(received, 1, 4) as integer)),
  number   integer not null,
  received text not null,
  person   text not null,
  kind     text not null check (kind in ('correct', 'access', 'block')),
  asked_by text not null,
  paper    text not null,
  what     text not null,
  created  integer not null,
  made_by  text references correction (id),
  state    text not null default 'open' check (state in ('open', 'done', 'refused', 'withdrawn')),
  closed   text,
  answer   text not null default '',
  unique (year, number)
) strict, without rowid;
create index request_by_person on request (person);
create index request_open on request (received, kind) where state = 'open';

create table request_correction (
  correction text primary key references correction (id),
  request    text not null references request (id)
) strict, without rowid;
create index request_correction_by_request on request_correction (request);

create trigger request_follows before insert on request
when new.number <> (select coalesce(max(number), 0) + 1 from request where year = new.year)
begin select raise(abort, 'the numbers of a year follow one another'); end;

create trigger request_stays before delete on request
begin select raise(abort, 'a request is never deleted'); end;

create trigger request_words_stay
before update of id, year, number, received, person, kind, asked_by, paper, what, created, made_by on request
begin select raise(abort, 'a request is never rewritten'); end;

create trigger request_correction_stays before delete on request_correction
begin select raise(abort, 'a correction never leaves its request'); end;

create trigger request_correction_is_kept before update on request_correction
begin select raise(abort, 'a correction never leaves its request'); end;

create trigger request_ends after update of state on correction
when new.state in ('confirmed', 'withdrawn')
begin
  update request set state = 'done'
  where state = 'open' and kind = 'correct'
    and id = (select request from request_correction where correction = new.id)
    and exists (
      select 1 from request_correction l join correction c on c.id = l.correction
      where l.request = request.id and c.state in ('confirmed', 'proved'))
    and not exists (
      select 1 from request_correction l join correction c on c.id = l.correction
      where l.request = request.id and c.state not in ('confirmed', 'proved', 'withdrawn'));
  update request set state = 'withdrawn'
  where state = 'open' and made_by is not null
    and id = (select request from request_correction where correction = new.id)
    and not exists (
      select 1 from request_correction l join correction c on c.id = l.correction
      where l.request = request.id and c.state <> 'withdrawn');
end;
`

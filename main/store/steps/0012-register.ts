/**
 * What the journal of corrections is looked through by, beside the corrections themselves: their rows are large, and
 * to go through 20,000 of them would decipher the whole file. Triggers keep it, so that whoever writes a correction
 * need not know of it; a body that is no JSON (the chain will tell) has no fields. `fields` stand between spaces.
 * `signer_certificate` holds each certificate once. `signature_check`: how a signature stood when it was verified
 * last, '' is good. Times ms since 1970; `correction` are numbers.
 */
export const register = `
create table register_line (
  number    integer primary key,
  id        text not null,
  person    text not null,
  created   integer not null,
  state     text not null,
  signed_at integer,
  basis     text not null,
  fields    text not null
) strict;
create index register_line_by_person on register_line (person);

create table signer_certificate (
  number      integer primary key,
  certificate blob not null unique
) strict;

create table register_signer (
  correction  integer not null,
  place       integer not null,
  certificate integer not null references signer_certificate (number),
  primary key (correction, place)
) strict, without rowid;

create table signature_check (
  correction integer primary key,
  at         integer not null,
  fault      text not null
) strict;
create index signature_check_bad on signature_check (correction) where fault <> '';

insert into register_line
select number, id, person, created, state, signed_at,
  case when json_valid(cast(body as text))
    then coalesce(json_extract(cast(body as text), '$.basis'), '') else '' end,
  case when json_valid(cast(body as text)) then coalesce((select ' ' || group_concat(value ->> 'field', ' ') || ' '
    from json_each(cast(body as text), '$.changes')), '') else '' end
from correction;

insert or ignore into signer_certificate (certificate)
select certificate from correction where certificate is not null
union select certificate from correction_signer;

insert into register_signer
select c.number, 1, s.number from correction c join signer_certificate s on s.certificate = c.certificate;

insert or ignore into register_signer
select c.number, k.place, s.number from correction_signer k join correction c on c.id = k.correction
join signer_certificate s on s.certificate = k.certificate;

create trigger register_takes_correction after insert on correction
begin
  insert into register_line values (new.number, new.id, new.person, new.created, new.state, new.signed_at,
    case when json_valid(cast(new.body as text))
      then coalesce(json_extract(cast(new.body as text), '$.basis'), '') else '' end,
    case when json_valid(cast(new.body as text)) then coalesce((select ' ' || group_concat(value ->> 'field', ' ') || ' '
      from json_each(cast(new.body as text), '$.changes')), '') else '' end);
end;

create trigger register_follows_state after update of state on correction
begin
  update register_line set state = new.state where number = new.number;
end;

create trigger register_follows_signature after update of certificate on correction
when new.certificate is not null
begin
  update register_line set signed_at = new.signed_at where number = new.number;
  insert or ignore into signer_certificate (certificate) values (new.certificate);
  insert or ignore into register_signer
  select new.number, 1, number from signer_certificate where certificate = new.certificate;
end;

create trigger register_takes_signer after insert on correction_signer
begin
  insert or ignore into signer_certificate (certificate) values (new.certificate);
  insert or ignore into register_signer
  select c.number, new.place, s.number from correction c, signer_certificate s
  where c.id = new.correction and s.certificate = new.certificate;
end;
`

/**
 * What the checks look people up by: СНИЛС, phone and e-mail without their separators, so that
 * "112-233-445 95" and "11223344595" are one number; and birth certificates by their number.
 */
export const checks = `
alter table person add column snils_key text not null generated always as
  (replace(replace(replace(snils, '-', ''), ' ', ''), char(160), '')) virtual;
alter table person add column phone_key text not null generated always as
  (substr(replace(replace(replace(replace(replace(replace(phone, '-', ''), ' ', ''), char(160), ''), '(', ''), ')', ''), '+', ''), -10)) virtual;
alter table person add column email_key text not null generated always as (lower(trim(email))) virtual;

create index person_by_snils on person (snils_key) where snils_key <> '';
create index person_by_phone on person (phone_key) where phone_key <> '';
create index person_by_email on person (email_key) where email_key <> '';
create index document_by_number on document (number) where type = 'birth-certificate' and number <> '';
`

import { turns } from '../../domain/age.ts'
import { isIsoDate } from '../../domain/date.ts'
import { checkField } from '../../domain/field.ts'
import { FIELDS, type Field } from '../../domain/person.ts'
import { sexOfPatronymic } from '../../domain/patronymic.ts'
import { sexOfSurname } from '../../domain/surname.ts'
import { parsePhone } from '../../domain/phone.ts'
import type { Mark } from '../../contract/mark.ts'
import type { PersonRecord } from '../../contract/person.ts'
import { fieldContextOf, valuesOf } from '../../contract/values.ts'
import type { Family } from './kin.ts'
import type { NamesFacts } from './name-facts.ts'

/** How many days ahead a birthday that changes the rules is told: a month's time to get a passport. */
const DAYS_AHEAD = 30

/** What the fields of a record tell by themselves. @param today ISO */
export function checkAlone(record: PersonRecord, names: NamesFacts, family: Family, today: string): Mark[] {
  const values = valuesOf(record)
  const context = fieldContextOf(record, today)
  const { birthDate } = context
  return [
    ...(record.state === 'left' ? [{ field: 'card', severity: 'notice', code: 'card.left' } as const] : []),
    ...FIELDS.flatMap((field) =>
      isFaultless(field, names) ? [] : checkField(field, values[field], context),
    ),
    ...checkPatronymic(record, family),
    ...checkInitials(names),
    ...checkPapers(record),
    ...checkPhoneInSnils(record),
    ...checkIssued(record, birthDate, today),
    ...checkTurning(record, birthDate, today),
  ]
}

/** Of names the field alone tells everything, and nearly always nothing. */
const isFaultless = (field: Field, names: NamesFacts): boolean =>
  (field === 'lastName' || field === 'firstName' || field === 'middleName') && names[field].isFaultless

/**
 * A citizen of Russia without a patronymic: rare, and often left out by mistake, but not where nobody of the family
 * has one. Of another country it is missing only where most of the family, citizens of that country too, have one.
 */
function checkPatronymic(
  { lastName, firstName, middleName, citizenship }: PersonRecord,
  family: Family,
): Mark[] {
  if (middleName.trim() !== '') return []
  const mark = { field: 'middleName', code: 'field.empty' } as const
  const elsewhere = `${lastName} ${firstName}`
    .split(/\s+/)
    .find((word) => sexOfPatronymic(word) !== undefined)
  if (elsewhere !== undefined && firstName.trim() !== elsewhere)
    return [{ ...mark, severity: 'error', repair: elsewhere }]

  const kin = [...family.guardians, ...family.children]
  const isRussian = RUSSIAN.test(citizenship.trim())
  const beside = isRussian ? kin : kin.filter((one) => one.citizenship.trim() === citizenship.trim())
  const having = beside.filter((one) => sexOfPatronymic(one.middleName) !== undefined).length
  if (!isRussian) return having * 2 > beside.length ? [{ ...mark, severity: 'warning' }] : []
  // Peoples without patronymics hardly have surnames that end as Russian ones.
  const isCustom = beside.length > 0 && having === 0 && sexOfSurname(lastName.trim()) === undefined
  return [{ ...mark, severity: isCustom ? 'notice' : 'warning' }]
}

function checkInitials(names: NamesFacts): Mark[] {
  return (['lastName', 'firstName', 'middleName'] as const)
    .filter((field) => names[field].isInitial)
    .map((field) => ({ field, severity: field === 'lastName' ? 'warning' : 'error', code: 'name.initial' }))
}

/** The passport of Russia beside its rules, and beside the citizenship. Not one of the fields that are corrected here. */
function checkPapers({ documents, citizenship }: PersonRecord): Mark[] {
  const passport = documents.find(({ type }) => type === 'passport')
  if (!passport) return []
  const [series, number] = [passport.series, passport.number].map((text) => text.replace(/\s/g, ''))
  const isForm = /^\d{4}$/.test(series!) && /^\d{6}$/.test(number!) && !/^0+$/.test(number!)
  const isForeign = citizenship.trim() !== '' && !RUSSIAN.test(citizenship.trim())
  const mark = (code: 'passport.form' | 'citizenship.paper') =>
    ({ field: 'card', severity: 'warning', code }) as const
  return [...(isForm ? [] : [mark('passport.form')]), ...(isForeign ? [mark('citizenship.paper')] : [])]
}

const RUSSIAN = /^(росси|рф$|rus?\b|643$|гражданин россии|гражданка россии)/i

function checkPhoneInSnils({ snils, phone }: PersonRecord): Mark[] {
  // Eleven digits are a phone with a 7 or an 8 before them only.
  if (/^[0-69]\d{10}$/.test(snils)) return []
  const [typed, own] = [parsePhone(snils), parsePhone(phone)]
  const isPhone = typed.ok && ((own.ok && own.value === typed.value) || /^\s*\+7/.test(snils))
  return isPhone ? [{ field: 'snils', severity: 'error', code: 'snils.phone' }] : []
}

function checkIssued({ documents }: PersonRecord, birthDate: string, today: string): Mark[] {
  const issued = documents.find((paper) => paper.type === 'birth-certificate')?.issued ?? ''
  if (!isIsoDate(issued)) return []
  const isBeforeBirth = birthDate !== '' && issued < birthDate
  // The day of issue is no field that is corrected here; the birth date is.
  const field = isBeforeBirth ? 'birthDate' : 'certificateNumber'
  return isBeforeBirth || issued > today
    ? [{ field, severity: 'warning', code: 'certificate.issued', on: issued }]
    : []
}

function checkTurning({ kind, state }: PersonRecord, birthDate: string, today: string): Mark[] {
  if (kind !== 'pupil' || state !== 'active' || birthDate === '') return []
  const turning = turns(birthDate, today, DAYS_AHEAD)
  return turning ? [{ field: 'birthDate', severity: 'notice', code: 'age.turns', ...turning }] : []
}

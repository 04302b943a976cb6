import { isGuardianAge, isPupilAge, ageOn } from './age.ts'
import { parseCertificateNumber, parseSeries, USUAL_NUMERALS, type CertificateFault } from './certificate.ts'
import { formatDate, parseDate, type DateFault } from './date.ts'
import { parseEmail, suggestEmail, type EmailFault } from './email.ts'
import { tidy } from './fold.ts'
import { checkName, repairName, type NameFault, type NamePart, type Severity } from './name.ts'
import { done, failed, type Outcome } from './outcome.ts'
import type { Field, PersonKind } from './person.ts'
import { formatPhone, isMobile, parsePhone, type PhoneFault } from './phone.ts'
import { formatSnils, isWithoutControl, parseSnils, type SnilsFault } from './snils.ts'

/** Why a text may not stand in a field: the rule that it breaks, with its numbers. `field.empty` for СНИЛС and birth date. */
export type FieldFault =
  { code: 'field.empty' } | SnilsFault | NameFault | DateFault | CertificateFault | PhoneFault | EmailFault

/**
 * What is worth a look although the text may stand.
 *
 * - `snils.without-control`: too old a number to be checked; `date.future`: a birth yet to come
 * - `age.pupil`, `age.guardian`: `age` is not to be expected of such a person
 * - `certificate.layout`: signs of the wrong alphabet; `certificate.unusual`: the `numeral` is above XX
 * - `certificate.absent`: a child before 14 without one
 * - `certificate.half`: the series without the number, or the reverse; `certificate.signs`: № or spaces in the number
 * - `phone.landline`: Госуслуги sends codes to mobile numbers; `email.domain`: the domain looks like a slip
 */
export type FieldWarning =
  | {
      code:
        | 'snils.without-control'
        | 'date.future'
        | 'certificate.layout'
        | 'certificate.absent'
        | 'certificate.half'
        | 'certificate.signs'
        | 'phone.landline'
        | 'email.domain'
    }
  | { code: 'age.pupil' | 'age.guardian'; age: number }
  | { code: 'certificate.unusual'; numeral: number }

/** Something found in a field as the journal has it. `repair` is the value that would mend it, where one is obvious. */
export type Finding = (FieldFault | FieldWarning) & {
  readonly field: Field
  readonly severity: Severity
  readonly repair?: string
}

/** What is known of the person when a field is looked at. `today` is ISO; so is `birthDate` where it could be read. */
export type FieldContext = {
  readonly kind: PersonKind
  readonly today: string
  readonly birthDate: string
  /** Both fields of the birth certificate; '' where there is none. */
  readonly certificateSeries: string
  readonly certificateNumber: string
  /** Whether another paper stands in place of the Russian certificate (foreign certificate, passport). */
  readonly hasOtherPaper: boolean
}

/** Fields that may be empty: not everybody has them. */
const MAY_BE_EMPTY: ReadonlySet<Field> = new Set([
  'middleName',
  'certificateSeries',
  'certificateNumber',
  'phone',
  'email',
])

/**
 * Reads what was typed in a field and gives it in the one form in which it is kept: СНИЛС as digits, dates
 * as ISO, phones as +7…, series as "II-РЕ". What a correction writes has passed through here.
 */
export function parseField(field: Field, text: string): Outcome<string, FieldFault> {
  if (tidy(text) === '' && MAY_BE_EMPTY.has(field)) return done('')
  return PARSERS[field](text)
}

/** Whether a text is exactly what parseField gives for it: the only form a correction may bring. */
export function isKeptForm(field: Field, text: string): boolean {
  const read = parseField(field, text)
  return read.ok && read.value === text
}

type Parser = (text: string) => Outcome<string, FieldFault>

const unlessEmpty =
  (parse: Parser): Parser =>
  (text) =>
    tidy(text) === '' ? failed({ code: 'field.empty' }) : parse(text)

const parseName =
  (part: NamePart): Parser =>
  (text) => {
    const name = tidy(text)
    const error = checkName(name, part).find((fault) => fault.severity === 'error')
    return error ? failed(error) : done(name)
  }

const PARSERS: { readonly [Name in Field]: Parser } = {
  snils: unlessEmpty(parseSnils),
  lastName: parseName('lastName'),
  firstName: parseName('firstName'),
  middleName: parseName('middleName'),
  birthDate: unlessEmpty((text) => parseDate(text)),
  certificateSeries(text) {
    const read = parseSeries(text)
    return read.ok ? done(read.value.series) : read
  },
  certificateNumber: parseCertificateNumber,
  phone: parsePhone,
  email: parseEmail,
}

/** A value for the eye: СНИЛС and phones with their separators, dates as in documents; what cannot be read, as it stands. */
export function showField(field: Field, value: string): string {
  if (field === 'snils') return formatSnils(value)
  if (field === 'birthDate') return formatDate(value)
  return field === 'phone' ? formatPhone(value) : value
}

/** Everything that the rules find in one field as the journal has it, the gravest first. */
export function checkField(field: Field, value: string, context: FieldContext): Finding[] {
  if (isNamePart(field)) return checkNameField(field, value)
  if (tidy(value) === '') return checkEmpty(field, context)

  const read = parseField(field, value)
  if (!read.ok) {
    const repair = field === 'email' ? suggestEmail(value) : undefined
    return [{ ...read.fault, field, severity: 'error', ...(repair === undefined ? {} : { repair }) }]
  }
  return warningsOf(field, value, read.value, context).map(({ repair, ...warning }) => ({
    ...warning,
    field,
    severity: SEVERE.has(warning.code) ? 'error' : 'warning',
    ...(repair === undefined ? {} : { repair }),
  }))
}

const isNamePart = (field: Field): field is NamePart =>
  field === 'lastName' || field === 'firstName' || field === 'middleName'

function checkNameField(field: NamePart, value: string): Finding[] {
  if (value === '' && field === 'middleName') return []
  const faults = checkName(value, field)
  const repair = faults.length === 0 ? undefined : repairName(value)
  return faults.map((fault) => ({ ...fault, field, ...(repair === undefined ? {} : { repair }) }))
}

function checkEmpty(field: Field, { kind, today, birthDate, ...papers }: FieldContext): Finding[] {
  if (!MAY_BE_EMPTY.has(field))
    return [{ code: 'field.empty', field, severity: field === 'snils' ? 'error' : 'warning' }]

  const isCertificate = field === 'certificateSeries' || field === 'certificateNumber'
  if (!isCertificate) return []
  const other = field === 'certificateSeries' ? papers.certificateNumber : papers.certificateSeries
  if (tidy(other) !== '') return [{ code: 'certificate.half', field, severity: 'error' }]

  const isChild = kind === 'pupil' && birthDate !== '' && ageOn(birthDate, today) < 14
  const isMissed = field === 'certificateSeries' && isChild && !papers.hasOtherPaper
  return isMissed ? [{ code: 'certificate.absent', field, severity: 'warning' }] : []
}

/** Warnings that surely keep a person out. */
const SEVERE: ReadonlySet<string> = new Set<FieldWarning['code']>(['date.future', 'certificate.layout'])

type Noticed = FieldWarning & { repair?: string }

function warningsOf(field: Field, value: string, kept: string, { kind, today }: FieldContext): Noticed[] {
  switch (field) {
    case 'snils':
      return isWithoutControl(kept) ? [{ code: 'snils.without-control' }] : []
    case 'birthDate': {
      if (kept > today) return [{ code: 'date.future' }]
      const isUsual = kind === 'pupil' ? isPupilAge(kept, today) : isGuardianAge(kept, today)
      return isUsual ? [] : [{ code: `age.${kind}`, age: ageOn(kept, today) }]
    }
    case 'certificateSeries': {
      const read = parseSeries(kept)
      const isUnusual = read.ok && read.value.numeral > USUAL_NUMERALS
      const layout: Noticed[] = value === kept ? [] : [{ code: 'certificate.layout', repair: kept }]
      return isUnusual ? [...layout, { code: 'certificate.unusual', numeral: read.value.numeral }] : layout
    }
    case 'certificateNumber':
      return value === kept ? [] : [{ code: 'certificate.signs', repair: kept }]
    case 'phone':
      return isMobile(kept) ? [] : [{ code: 'phone.landline' }]
    case 'email': {
      const repair = suggestEmail(kept)
      return repair === undefined ? [] : [{ code: 'email.domain', repair }]
    }
    default:
      return []
  }
}

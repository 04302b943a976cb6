import { turns } from '../../domain/age.ts'
import { isIsoDate } from '../../domain/date.ts'
import { checkField } from '../../domain/field.ts'
import { FIELDS } from '../../domain/person.ts'
import { parsePhone } from '../../domain/phone.ts'
import type { Mark } from '../../contract/mark.ts'
import type { PersonRecord } from '../../contract/person.ts'
import { fieldContextOf, valuesOf } from '../../contract/values.ts'

/** How many days ahead a birthday that changes the rules is told: a month's time to get a passport. */
const DAYS_AHEAD = 30

/** What can be said of a record without looking at any other. @param today ISO */
export function checkAlone(record: PersonRecord, today: string): Mark[] {
  const values = valuesOf(record)
  const context = fieldContextOf(record, today)
  const { birthDate } = context
  return [
    ...(record.state === 'left' ? [{ field: 'card', severity: 'notice', code: 'card.left' } as const] : []),
    ...FIELDS.flatMap((field) => checkField(field, values[field], context)),
    ...checkNames(record),
    ...checkPhoneInSnils(record),
    ...checkIssued(record, birthDate, today),
    ...checkTurning(record, birthDate, today),
  ]
}

/** A citizen of Russia without a patronymic: rare, and often left out by mistake. */
function checkNames({ firstName, middleName, citizenship }: PersonRecord): Mark[] {
  const isLeftOut = middleName.trim() === '' && /^(росси|рф$|rus?$|643$)/i.test(citizenship.trim())
  return isLeftOut ? [{ field: 'middleName', severity: 'warning', code: 'field.empty' }] : []
}

function checkPhoneInSnils({ snils, phone }: PersonRecord): Mark[] {
  const [typed, own] = [parsePhone(snils), parsePhone(phone)]
  const isPhone = typed.ok && ((own.ok && own.value === typed.value) || /^\s*\+7/.test(snils))
  return isPhone ? [{ field: 'snils', severity: 'error', code: 'snils.phone' }] : []
}

function checkIssued({ documents }: PersonRecord, birthDate: string, today: string): Mark[] {
  const issued = documents.find((paper) => paper.type === 'birth-certificate')?.issued ?? ''
  if (!isIsoDate(issued)) return []
  const isImpossible = issued > today || (birthDate !== '' && issued < birthDate)
  return isImpossible
    ? [{ field: 'certificateNumber', severity: 'warning', code: 'certificate.issued', on: issued }]
    : []
}

function checkTurning({ kind, state }: PersonRecord, birthDate: string, today: string): Mark[] {
  if (kind !== 'pupil' || state !== 'active' || birthDate === '') return []
  const turning = turns(birthDate, today, DAYS_AHEAD)
  return turning ? [{ field: 'birthDate', severity: 'notice', code: 'age.turns', ...turning }] : []
}

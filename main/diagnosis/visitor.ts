import { ageGroup, type AgeGroup } from '../../domain/age.ts'
import { isIsoDate } from '../../domain/date.ts'
import type { Visitor } from '../../domain/diagnosis.ts'
import type { PersonRecord } from '../../contract/person.ts'

/** Nobody in particular: mostly a parent calls. */
export const SOMEBODY: Visitor = { who: 'guardian', age: 'from-18', isForeign: false }

/** Who is logging in, as the record tells it on that day. @param today ISO */
export const visitorOf = (record: PersonRecord, today: string): Visitor => ({
  who: record.kind,
  age: isIsoDate(record.birthDate) ? ageGroup(record.birthDate, today) : likelyAge(record),
  isForeign:
    record.documents.some(({ type }) => type.startsWith('foreign-')) || !isRussian(record.citizenship),
})

/** The first class in which most have turned 14. */
const CLASS_OF_FOURTEEN = 8

/** Without a birth date: a grown-up is one, a pupil is told by the class. */
function likelyAge({ kind, className }: PersonRecord): AgeGroup {
  if (kind === 'guardian') return 'from-18'
  return Number.parseInt(className, 10) >= CLASS_OF_FOURTEEN ? '14-17' : 'to-13'
}

const RUSSIAN: ReadonlySet<string> = new Set(['', 'rus', 'ru', '643', 'рф', 'россия', 'российская федерация'])

/** An empty field says nothing against it. */
const isRussian = (citizenship: string): boolean => RUSSIAN.has(citizenship.trim().toLowerCase())

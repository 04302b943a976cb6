import { join } from 'node:path'
import type { Desk } from '../../contract/desk.ts'
import type { OpenCase } from '../../contract/diagnosis.ts'
import type { HealthLine } from '../../contract/health.ts'
import type { HeldCorrection } from '../../contract/journal.ts'
import type { PersonRecord } from '../../contract/person.ts'
import type { Request } from '../../contract/request.ts'
import { AGE_GROUPS } from '../../domain/age.ts'
import type { Visitor } from '../../domain/diagnosis.ts'
import type { Field } from '../../domain/person.ts'
import { createDiagnosis } from '../../main/diagnosis/diagnosis.ts'
import { type Asked } from './sheets.ts'

const TODAY = '2026-11-22'
const ID = '019a9f3c-7c1e-7abc-8def-4f2a91c35d10'
const INSTANT = `${TODAY}T08:15:00.000Z`

/** Everything that takes room: the longest names that a school has on its papers. */
export const desk: Desk = {
  training: true,
  school: 'training',
  schoolTitle:
    'Муниципальное бюджетное общеобразовательное учреждение «Учебная средняя общеобразовательная школа № 0»',
  workplace: 'desk-1',
  language: 'ru',
  theme: 'system',
  version: '0',
  people: 0,
  drafts: 0,
  overdue: 0,
  forSecond: 0,
  ownForSecond: 0,
  asksRevocation: true,
  secondSignature: false,
  withoutCards: false,
  start: { standing: 'over', isOpen: false },
}

/** A pupil with the longest of names. */
export const person: PersonRecord = {
  id: ID,
  kind: 'pupil',
  lastName: 'Учебный-Вымышленский',
  firstName: 'Константин',
  middleName: 'Константинович',
  birthDate: '2013-03-12',
  sex: 'male',
  snils: '11223344595',
  citizenship: 'RU',
  phone: '+79110000000',
  email: '',
  className: '7Б',
  state: 'active',
  documents: [],
  links: [],
  version: 1,
}

const change = (field: Field, was: string, becomes: string) => ({ field, was, becomes })

/** A correction of all fields at once. */
export const held: HeldCorrection = {
  correction: {
    form: 1,
    id: ID,
    school: 'training',
    workplace: 'desk-1',
    person: ID,
    baseVersion: 1,
    changes: [
      change('snils', '11223344559', '11223344595'),
      change('lastName', 'Учебнaя', 'Учебная'),
      change('phone', '+79110000001', '+79110000010'),
      change('email', '', 'somebody.with.a.long.address@example.org'),
      change('firstName', 'Констaнтин', 'Константин'),
      change('middleName', 'Константинович-Вымышленский', ''),
      change('birthDate', '2013-03-12', '2013-03-21'),
      change('certificateSeries', 'II-PE', 'II-РЕ'),
      change('certificateNumber', '123456', '123546'),
    ],
    basis: 'original',
    askedBy: 'guardian',
    created: INSTANT,
    training: true,
  },
  state: 'waiting',
  hash: '3fa912bc77d0aa51'.repeat(4),
  due: '2026-12-01',
  signedAt: INSTANT,
  signer: 'Секретарёва Анна Тестовна',
  failures: 0,
  person,
}

/** A class with much to ask the families for. */
export const lines: HealthLine[] = Array.from({ length: 30 }, (_, place) => ({
  person: { ...person, id: ID.replace(/..$/, String(place + 10)), kind: place % 3 ? 'pupil' : 'guardian' },
  marks: [
    { field: 'snils', severity: 'error', code: 'snils.control' },
    { field: 'certificateSeries', severity: 'warning', code: 'certificate.absent' },
  ],
}))

/** A register over several pages. */
export const requests = Array.from({ length: 40 }, (_, place): Request => ({
  id: ID.replace(/..$/, String(place + 10)),
  number: place + 1,
  received: TODAY,
  kind: 'correct',
  askedBy: 'guardian',
  paper: 'document-shown',
  what: 'Исправить отчество, как в свидетельстве о рождении',
  due: '2026-12-01',
  workingDaysLeft: 6,
  fields: [],
  state: place % 2 ? 'open' : 'done',
  answer: place % 2 ? '' : 'Исправлено, расписка выдана',
  corrections: [],
  created: INSTANT,
  person,
}))

/** Every memo there is in a region, each once. */
export function memosOf(region: string, folder: string, language: Desk['language']): Asked[] {
  const diagnosis = createDiagnosis({
    regions: join(import.meta.dirname, '../../regions'),
    packs: undefined,
    own: folder,
    locked: region,
    today: () => TODAY,
  })
  const visitors = AGE_GROUPS.flatMap((age) =>
    [false, true].flatMap((isForeign): Visitor[] => [
      { who: 'pupil', age, isForeign },
      { who: 'guardian', age: 'from-18', isForeign },
    ]),
  )
  const memos = new Map<string, Asked>()
  for (let number = 1; number <= 35; number++) {
    for (const visitor of visitors) {
      const opened = diagnosis.open(`C${String(number).padStart(2, '0')}`, { visitor })
      if (!opened.ok) throw new Error(`no case ${number}`)
      for (const { by, ...task } of opened.value.tasks) {
        const found: OpenCase = { ...opened.value, tasks: [{ by, ...task }] }
        const longest = found.messages
          .filter(({ exact }) => exact)
          .toSorted((one, other) => other.text.length - one.text.length)[0]
        memos.set(JSON.stringify([number, by, task]), {
          kind: 'memo',
          desk: { ...desk, language },
          found,
          by,
          person,
          ...(longest && { seen: longest.text }),
        })
      }
    }
  }
  return [...memos.values()]
}

import type { Correction } from '../../../contract/correction.ts'
import { REGISTER_COLUMNS, type RegisterRun, type RegisterWords } from '../../../contract/register.ts'
import { linesOf, type Lines } from '../../../main/register/lines.ts'
import { createRuns } from '../../../main/register/runs.ts'
import { bytesOf, correctionsOf, type Corrections } from '../../../main/store/corrections.ts'
import type { Database } from '../../../main/store/database.ts'
import { peopleOf, type People } from '../../../main/store/people.ts'
import { snilsCorrection } from '../../fakes/correction.ts'
import { evidence } from '../../fakes/evidence.ts'
import { pupil } from '../../fakes/people.ts'
import { ownSigner, type OwnSigner } from '../../fakes/signer.ts'
import { noIndex, ownBase } from '../../fakes/store.ts'

/** The id of the correction of that number. */
export const idOf = (number: number): string => `019b0000-0000-7000-8000-${String(number).padStart(12, '0')}`

/** A correction of the first days of September; a test names what it wants otherwise. */
export const made = (number: number, other: Partial<Correction> = {}): Correction =>
  snilsCorrection({
    id: idOf(number),
    created: new Date(2026, 8, number, 12).toISOString(),
    ...other,
  })

type OwnJournal = {
  readonly database: Database
  readonly people: People
  readonly journal: Corrections
  readonly signer: OwnSigner
  readonly lines: Lines
}

/** A journal with a signer of its own, over a real encrypted base. */
export function ownJournal(
  corrections: readonly Correction[],
  { signed = corrections.length } = {},
): OwnJournal {
  const { database } = ownBase()
  const now = Date.now()
  const people = peopleOf(database, noIndex, () => now)
  const journal = correctionsOf(database)
  const signer = ownSigner(now - 60_000)
  people.keep(pupil())
  for (const [place, one] of corrections.entries()) {
    journal.add(one)
    if (place < signed) sign(one)
  }

  function sign(one: Correction): void {
    const sealed = signer.seal(bytesOf(one))
    journal.seal(one.id, sealed)
    journal.addSigner(one.id, {
      place: 1,
      certificate: sealed.certificate,
      signedAt: sealed.signedAt,
      evidence,
    })
    journal.moveTo(one.id, 'waiting')
  }

  return { database, people, journal, signer, lines: linesOf(database) }
}

/** Runs that never pause for long, and what they have told. */
export function ownRuns() {
  const told: RegisterRun[] = []
  const runs = createRuns({
    tell: (run) => void told.push(run),
    clock: () => performance.now(),
    breathe: () => new Promise((resolve) => setImmediate(resolve)),
    isOpen: () => true,
    surprise: (cause) => {
      throw cause
    },
  })
  return { runs, told }
}

/** Words that say what they stand for. */
export const WORDS: RegisterWords = {
  sheet: 'Журнал',
  headings: Array.from({ length: REGISTER_COLUMNS }, (_, place) => `Столбец ${place + 1}`),
  fields: { snils: 'СНИЛС', lastName: 'Фамилия' },
  states: { waiting: 'в пути', draft: 'черновик' },
  bases: { original: 'оригинал' },
  askers: { guardian: 'родитель' },
  answers: {},
  checks: { good: 'верна' },
  stamped: 'есть',
  unstamped: 'нет',
}

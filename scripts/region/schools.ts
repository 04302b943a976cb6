import { randomBytes } from 'node:crypto'
import type { Issued } from '../../cades/issue.ts'
import type { PersonRecord } from '../../contract/person.ts'
import type { Archive } from '../../gateway/archive/archive.ts'
import { families, pupilsFor } from '../contingent/school.ts'
import { fingerprintOfCard, issueCard } from './card.ts'
import type { DeskTerms } from './terms.ts'

/** In every tenth school two desks work side by side. */
const TOGETHER = 10

const LOAD_AT_ONCE = 1_000

/** The desks of a region: each of a school of its own, but for those that share one. */
export function desksOf(
  count: number,
  authority: Issued,
  life: { notBefore: Date; notAfter: Date },
): DeskTerms[] {
  const desks: DeskTerms[] = []
  for (let school = 1; desks.length < count; school += 1) {
    const size = school % TOGETHER === 1 && count - desks.length > 1 ? 2 : 1
    for (let place = 0; place < size; place += 1) {
      desks.push({
        number: desks.length,
        school: `school-${school}`,
        place,
        hasNeighbour: size > 1,
        workplace: `desk-${place + 1}`,
        token: randomBytes(32).toString('base64url'),
        card: issueCard({ authority, name: `TEST school ${school}, desk ${place + 1}`, ...life }),
      })
    }
  }
  return desks
}

type Wishes = {
  archive: Archive
  desks: readonly DeskTerms[]
  persons: number
  seed: number
  say: (line: string) => void
}

/** Enters the schools with their workplaces, certificates and people. Gives how many people there are. */
export async function enterSchools({ archive, desks, persons, seed, say }: Wishes): Promise<number> {
  const schools = [...new Set(desks.map(({ school }) => school))]
  const left = [...schools.entries()]
  let taken = 0
  let entered = 0
  async function enterSome(): Promise<void> {
    for (let next = left.shift(); next; next = left.shift()) {
      const [place, school] = next
      await archive.rights.addSchool(school, `Учебная школа № ${place}`)
      for (const desk of desks.filter((one) => one.school === school)) {
        await archive.rights.addWorkplace(school, desk.workplace, desk.token)
        await archive.rights.addCertificate(school, fingerprintOfCard(desk.card))
      }
      for (const batch of batches(peopleOf(persons, seed * 10_007 + place))) {
        const count = await archive.people.load(school, batch)
        taken += count
      }
      entered += 1
      if (entered % 50 === 0) say(`${entered} of ${schools.length} schools entered`)
    }
  }
  await Promise.all([enterSome(), enterSome(), enterSome()])
  return taken
}

function* peopleOf(count: number, seed: number): Generator<PersonRecord> {
  let left = count
  for (const { people } of families({ pupils: pupilsFor(count) * 2, seed, dirt: 0 })) {
    if (left < people.length) return
    left -= people.length
    yield* people
  }
}

function* batches(people: Iterable<PersonRecord>): Generator<PersonRecord[]> {
  let batch: PersonRecord[] = []
  for (const one of people) {
    batch.push(one)
    if (batch.length < LOAD_AT_ONCE) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

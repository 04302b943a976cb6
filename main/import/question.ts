import type { Doubt, ImportQuestion, Side } from '../../contract/import.ts'
import type { PersonRecord } from '../../contract/person.ts'
import type { People } from '../store/people.ts'
import type { Draft } from './draft.ts'
import { namesOf } from './matcher.ts'

type Asking = {
  readonly row: number
  readonly one: Draft
  readonly why: Doubt
  readonly candidates: readonly string[]
  /** Names of the grown-ups or of the child beside in the file. */
  readonly kin: readonly string[]
}

/** Puts a question together: what the file says of somebody, and the people of the base who may be meant. */
export function questioner(people: People, held: (id: string) => PersonRecord | undefined) {
  const kinOf = ({ kind, id, links }: PersonRecord): string[] =>
    kind === 'pupil'
      ? links.flatMap(({ guardian }) => wholeName(people.find(guardian)))
      : people.pupilsOf(id).flatMap(wholeName)

  return function ask({ row, one, why, candidates, kin }: Asking): ImportQuestion {
    const { birthDate = '', snils = '', phone = '', className = '', state = 'active' } = one.plain
    return {
      row,
      whose: one.whose,
      kind: one.kind,
      why,
      asked: { name: namesOf(one), birthDate, snils, phone, className, state, kin: kin.slice(0, MOST_KIN) },
      candidates: candidates.flatMap((id) => {
        const record = held(id)
        return record ? [{ id, ...sideOf(record, kinOf(record)) }] : []
      }),
    }
  }
}

const MOST_KIN = 20

function sideOf(record: PersonRecord, kin: readonly string[]): Side {
  const { lastName, firstName, middleName, birthDate, snils, phone, className, state } = record
  const name = { lastName, firstName, middleName }
  return { name, birthDate, snils, phone, className, state, kin: kin.slice(0, MOST_KIN) }
}

/** Surname, name and patronymic in one line; nothing for nobody. */
export function wholeName(
  person: Pick<PersonRecord, 'lastName' | 'firstName' | 'middleName'> | undefined,
): string[] {
  if (!person) return []
  const name = [person.lastName, person.firstName, person.middleName].filter(Boolean).join(' ')
  return [name.slice(0, 500)]
}

import type { PersonRecord } from '../../contract/person.ts'
import type { Field } from '../../domain/person.ts'
import type { Family } from './family.ts'
import { KINDS, type DirtKind } from './dirt-kinds.ts'
import type { Random } from './random.ts'

/**
 * What was spoilt, and what would be right. `field` is a field of the record, or `links` (clean: the ids of
 * the pupils, apart by spaces) or `id` (clean: the id of the card that was there first).
 */
export type Label = {
  readonly person: string
  readonly field: Field | 'links' | 'id'
  readonly kind: DirtKind
  readonly clean: string
}

/** A family with its dirt, and the labels of it. */
export type Soiled = { readonly people: Family; readonly labels: readonly Label[] }

/**
 * Soils families one after another. Each person is hit with the chance `rate` by one kind of dirt at most.
 *
 * Even a small school has each kind: those that have not come yet go before the others, and twins, who are
 * few, are taken the first time they are there. So is the first pupil of the commonest surname, with a
 * broken СНИЛС, so that every school has a person to show the whole work on.
 */
export function soiler(rate: number) {
  const seen = new Set<DirtKind>()
  let isShownOn = rate === 0

  return function soil(family: Family, random: Random): Soiled {
    let people = family
    const labels: Label[] = []
    const touched = new Set<string>()

    for (const { id } of family) {
      const person = people.find((one) => one.id === id)!
      const isShow = !isShownOn && person.kind === 'pupil' && /^Иванова?$/.test(person.lastName)
      const isHit = random.chance(rate)
      const kind = isShow
        ? SHOWN
        : (awaited(person, family) ?? (isHit ? choose(person, family, random) : undefined))
      if (kind === undefined || touched.has(id)) continue

      const spoilt = kind.spoil(person, family, random)
      if (spoilt.some(({ label }) => touched.has(label.person))) continue

      seen.add(kind.kind)
      isShownOn ||= isShow
      for (const { label, put, add } of spoilt) {
        touched.add(label.person)
        labels.push({ ...label, kind: kind.kind })
        if (put) people = people.map(put)
        if (add) people = [...people, add]
      }
    }
    return { people, labels }
  }

  function awaited(person: PersonRecord, family: Family): Kind | undefined {
    if (rate === 0) return undefined
    return RARE.find((kind) => !seen.has(kind.kind) && kind.fits(person, family))
  }

  function choose(person: PersonRecord, family: Family, random: Random): Kind | undefined {
    const fitting = KINDS.filter(({ fits }) => fits(person, family))
    const fresh = fitting.filter(({ kind }) => !seen.has(kind))
    const among = fresh.length > 0 ? fresh : fitting
    let left = random.next() * among.reduce((sum, { weight }) => sum + weight, 0)
    return among.find(({ weight }) => (left -= weight) < 0) ?? among[0]
  }
}

type Kind = (typeof KINDS)[number]

const RARE = KINDS.filter(({ isRare }) => isRare)
const SHOWN = KINDS.find(({ kind }) => kind === 'snils-digit')!

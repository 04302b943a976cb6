import type { PersonRecord } from '../../contract/person.ts'
import type { Field } from '../../domain/person.ts'
import type { Family } from './family.ts'
import { KINDS, type UsualDirtKind } from './dirt-kinds.ts'
import type { Kind } from './kind.ts'
import { OTHER_KINDS, type OtherDirtKind } from './other-dirt-kinds.ts'
import type { Random } from './random.ts'

/** A kind of dirt of either set. */
export type DirtKind = UsualDirtKind | OtherDirtKind

/** Which set of dirt, and which population goes with it. */
export type KindsName = 'usual' | 'other'

/**
 * What was spoilt, and what would be right. `field` is a field of the record, or `links` (clean: the ids of
 * the pupils, or of the grown-ups where the person is a pupil, apart by spaces) or `id` (clean: the id of the card that was there first).
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
export function soiler(rate: number, name: KindsName = 'usual') {
  const { kinds, shown, isOnceInFamily } = SETS[name]
  const rare = kinds.filter(({ isRare }) => isRare)
  const lastOf = new Map<string, PersonRecord>()
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
        ? shown
        : (awaited(person, family) ?? (isHit ? choose(person, family, random) : undefined))
      if (kind === undefined || touched.has(id)) continue
      if (isOnceInFamily && labels.length > 0) continue

      const spoilt = kind.spoil(person, family, random, lastOf.get(person.className))
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
    for (const one of family) if (one.kind === 'pupil' && !touched.has(one.id)) lastOf.set(one.className, one)
    return { people, labels }
  }

  function fitsNow(kind: Kind<DirtKind>, person: PersonRecord, family: Family): boolean {
    return kind.fits(person, family, lastOf.get(person.className))
  }

  function awaited(person: PersonRecord, family: Family): Kind<DirtKind> | undefined {
    if (rate === 0) return undefined
    return rare.find((kind) => !seen.has(kind.kind) && fitsNow(kind, person, family))
  }

  function choose(person: PersonRecord, family: Family, random: Random): Kind<DirtKind> | undefined {
    const fitting = kinds.filter((kind) => fitsNow(kind, person, family))
    const fresh = fitting.filter(({ kind }) => !seen.has(kind))
    const among = fresh.length > 0 ? fresh : fitting
    let left = random.next() * among.reduce((sum, { weight }) => sum + weight, 0)
    return among.find(({ weight }) => (left -= weight) < 0) ?? among[0]
  }
}

type DirtSet = {
  readonly kinds: readonly Kind<DirtKind>[]
  readonly shown: Kind<DirtKind>
  /** One thing in a family, so that the others still bear witness to what is right. */
  readonly isOnceInFamily: boolean
}

const kindOf = (kinds: readonly Kind<DirtKind>[], name: DirtKind): Kind<DirtKind> =>
  kinds.find(({ kind }) => kind === name)!

const SETS: Readonly<Record<KindsName, DirtSet>> = {
  usual: { kinds: KINDS, shown: kindOf(KINDS, 'snils-digit'), isOnceInFamily: false },
  other: { kinds: OTHER_KINDS, shown: kindOf(OTHER_KINDS, 'snils-jump'), isOnceInFamily: true },
}

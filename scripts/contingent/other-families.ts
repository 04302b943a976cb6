import { drawFamilyNames, type FamilyNames } from './adults.ts'
import type { Change } from './change.ts'
import type { Family } from './family.ts'
import * as grown from './other-grown-ups.ts'
import { INDECLINABLE } from './other-names.ts'
import * as young from './other-pupils.ts'
import type { Random } from './random.ts'
import { drawSurname } from './surnames.ts'

/** The names of a family, more of them double, or such that do not decline. */
export function otherFamilyNames(random: Random): FamilyNames {
  const names = drawFamilyNames(random)
  if (names.people !== undefined || names.surname.includes('-')) return names
  const dice = random.next()
  if (dice < 0.03) return { ...names, surname: `${names.surname}-${drawSurname(random)}` }
  if (dice < 0.1) return { ...names, surname: random.pick(INDECLINABLE) }
  return names
}

/** People who look odd and are right: README.md has the list with its shares. */
export function varied(family: Family, names: FamilyNames, random: Random): Family {
  return CHANGES.reduce(
    (people, { share, change }) => (random.chance(share) ? change(people, names, random) : people),
    family,
  )
}

/** Later ones see what earlier ones did; each family meets each with its share. */
const CHANGES: readonly { readonly share: number; readonly change: Change }[] = [
  { share: 1, change: young.siblingsApart },
  { share: 0.08, change: young.grownPupil },
  { share: 0.05, change: young.rareName },
  { share: 0.6, change: grown.grandparent },
  { share: 0.08, change: grown.adultSibling },
  { share: 0.04, change: grown.mothersSurname },
  { share: 0.04, change: grown.stepfather },
  { share: 0.012, change: grown.adopted },
  { share: 0.03, change: grown.doubleOfMother },
  { share: 0.006, change: grown.youngMother },
  { share: 0.03, change: grown.onePhone },
  { share: 0.004, change: young.withoutPatronymic },
  { share: 0.03, change: young.certificateAnew },
  { share: 0.015, change: young.bornAbroad },
  { share: 0.02, change: young.passportToCome },
  { share: 0.03, change: young.withoutYoAtAll },
  { share: 0.04, change: young.childWithoutYo },
]

import type { PersonRecord } from '../../contract/person.ts'
import { drawFamilyNames, type FamilyNames } from './adults.ts'
import { soiler, type KindsName, type Soiled } from './dirt.ts'
import { familyOf, NUMBERS_OF_FAMILY, YEAR_SHARES } from './family.ts'
import { otherFamilyNames, varied } from './other-families.ts'
import { randomOf, type Random } from './random.ts'

export type { DirtKind, KindsName, Label, Soiled } from './dirt.ts'

/** Plainly no real school. */
export const SCHOOL_TITLE = 'Учебная школа № 0'

/**
 * What school to make. `dirt` is the share of people who get some dirt, 0.06 unless told.
 * `kinds` other than `usual` gives other dirt, and more people who look odd and are right.
 * The same four give the same school, sign by sign.
 */
export type Wanted = {
  readonly pupils: number
  readonly seed: number
  readonly dirt?: number
  readonly kinds?: KindsName
}

/** The share of people with dirt where nothing else is said. */
export const DIRT = 0.06

/** The size at which `school` has about this many people, guardians included. */
export const pupilsFor = (people: number): number => Math.max(1, Math.round(people / 2.92))

/**
 * Makes a school family by family; nothing of the families before is held but a few names, so a million
 * people need no more memory than a hundred. Doubled cards come besides the pupils wanted.
 */
export function* families({ pupils, seed, dirt = DIRT, kinds = 'usual' }: Wanted): Generator<Soiled> {
  const soil = soiler(dirt, kinds)
  const classes = classesOf(pupils)
  const firstNumber = (Math.abs(seed) % 1000) * 9_973
  const drawNames = kinds === 'other' ? otherFamilyNames : drawFamilyNames
  const earlier: FamilyNames[] = []

  for (let made = 0, place = 0; made < pupils; place++) {
    const random = randomOf(seed, place)
    const names = namesakes(earlier, random) ?? drawNames(random)
    const number = firstNumber + place * NUMBERS_OF_FAMILY
    const household = familyOf(names, { number, classes }, random)
    const family = kinds === 'other' ? varied(household, names, random) : household
    const children = family.filter(({ kind }) => kind === 'pupil')
    const { firstName, sex } = children[0]!
    earlier[place % NAMES_REMEMBERED] = { ...names, child: { firstName, isBoy: sex === 'male' } }
    const spare = children.slice(pupils - made)
    made += children.length - spare.length
    yield soil(
      family.filter((person) => !spare.includes(person)),
      random,
    )
  }
}

/** The people alone, pupils before their guardians. */
export function* school(wanted: Wanted): Generator<PersonRecord> {
  for (const { people } of families(wanted)) yield* people
}

const NAMES_REMEMBERED = 64
const SHARE_NAMESAKES = 0.01

/** Now and then a family bears the very names of another, the child's included: cousins, or chance. */
function namesakes(earlier: readonly FamilyNames[], random: Random): FamilyNames | undefined {
  return random.chance(SHARE_NAMESAKES) && earlier.length > 0 ? random.pick(earlier) : undefined
}

const LETTERS = [...'АБВГДЕЖЗИК']
const PUPILS_IN_CLASS = 25

/** Names of the classes, about 25 pupils each; a region's schools have classes of the same names. */
function classesOf(pupils: number): string[][] {
  return YEAR_SHARES.map((share, year) => {
    const count = Math.round((pupils * share) / PUPILS_IN_CLASS)
    return LETTERS.slice(0, Math.max(1, count)).map((letter) => `${year + 1}${letter}`)
  })
}

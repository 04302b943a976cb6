import { knownName } from '../../domain/given-names.ts'
import { nameBeforeOglu, type Sex } from '../../domain/patronymic.ts'
import { fullNameOf } from '../../domain/name-spellings.ts'
import type { Mark } from '../../contract/mark.ts'
import type { PersonRecord } from '../../contract/person.ts'
import { checkPlaces } from './name-places.ts'
import { sexOf, type Family } from './kin.ts'
import { GLUED, type NamesFacts } from './name-facts.ts'
import type { Doubt, Spelling } from './spelling.ts'
import { checkPatronymic } from './patronymics.ts'
import { checkSurname, LEAST_YO } from './surnames.ts'

/** What the names of a card tell beside the lists of names, the usage of the base and the family. */
export function checkSpelling(
  record: PersonRecord,
  names: NamesFacts,
  family: Family,
  spelling: Spelling,
): Mark[] {
  const misplaced = checkPlaces(record, names, family, spelling)
  if (misplaced.length > 0) return misplaced
  const votes = votesOf(record, names)
  const sex = sexOfNames(record, votes)
  const marks = [
    ...(names.lastName.isSound ? checkSurname(record, names.lastName, sex, family, spelling) : []),
    ...(names.firstName.isSound ? checkWords(names, 'firstName', sex, spelling) : []),
    ...(names.middleName.isSound ? checkWords(names, 'middleName', sex, spelling) : []),
  ]
  const doubted = new Set(marks.map(({ field }) => field))
  return [
    ...marks,
    ...checkSex(names, votes).filter(({ field }) => !doubted.has(field)),
    ...(doubted.has('middleName') ? [] : checkPatronymic(record, names.middleName.bare, family)),
  ]
}

/** The sex that most of the names and the card itself tell. */
function sexOfNames(record: PersonRecord, votes: readonly Vote[]): Sex | undefined {
  const men = votes.filter(([, sex]) => sex === 'male').length
  return men * 2 === votes.length ? sexOf(record) : men * 2 > votes.length ? 'male' : 'female'
}

type Vote = readonly [where: 'sex' | 'lastName' | 'firstName' | 'middleName', sex: Sex]

function votesOf({ sex }: PersonRecord, { lastName, firstName, middleName }: NamesFacts): Vote[] {
  const told: Vote[] = []
  if (sex !== 'unknown') told.push(['sex', sex])
  if (lastName.sex) told.push(['lastName', lastName.sex])
  if (firstName.sex) told.push(['firstName', firstName.sex])
  if (middleName.sex) told.push(['middleName', middleName.sex])
  return told
}

/** The one of the names, or the sex of the card, that contradicts the two or three others. */
function checkSex(names: NamesFacts, votes: readonly Vote[]): Mark[] {
  if (votes.length < 3 || votes.every(([, sex]) => sex === votes[0]![1])) return []
  const odd = votes.filter(([, sex]) => votes.filter(([, other]) => other === sex).length === 1)
  if (odd.length !== 1) return []
  const [where, sex] = odd[0]!
  // The surname's ending is told by its own check.
  if (where === 'lastName') return []
  if (where === 'sex') return [{ field: 'card', severity: 'warning', code: 'card.sex' }]
  const repair = otherForm(where, names[where].bare, sex === 'male' ? 'female' : 'male')
  return [{ field: where, severity: 'warning', code: 'name.sex', ...(repair && { repair }) }]
}

/** Александр → Александра, Иванович → Ивановна. */
function otherForm(part: 'firstName' | 'middleName', name: string, wanted: Sex): string | undefined {
  if (part === 'firstName') return [`${name}а`, name.slice(0, -1)].find((one) => knownName(part, wanted, one))
  return [name.replace(/ич$/, 'на'), name.replace(/на$/, 'ич')].find(
    (one) => one !== name && knownName(part, wanted, one) !== undefined,
  )
}

function checkWords(
  names: NamesFacts,
  part: 'firstName' | 'middleName',
  sex: Sex | undefined,
  { given, usage }: Spelling,
): Mark[] {
  const { bare, isUnderstood } = names[part]
  if (isUnderstood) return []
  const name = part === 'middleName' ? nameBeforeOglu(bare) : undefined
  const glued = part === 'middleName' ? GLUED.exec(bare)?.groups : undefined
  if (glued) {
    const repair = `${glued.of} ${glued.oglu}`
    return [{ field: part, severity: 'warning', code: 'name.typo', repair }]
  }
  const doubts = (name ?? bare).split(/[\s-]/).map((word): Doubt | undefined => {
    if (!/^[А-ЯЁ][а-яё]{2,}$/.test(word)) return undefined
    const full = part === 'firstName' ? fullNameOf(word) : undefined
    if (full !== undefined) return { code: 'name.diminutive', repair: full }
    if (name !== undefined) return given('firstName', 'male', word)
    // A word without the ending of a patronymic belongs to peoples of other customs, unless the ending is the slip.
    return given(part, sex, word)
  })
  const at = doubts.findIndex(Boolean)
  const doubt = doubts[at]
  if (!doubt || (doubt.code === 'name.yo' && usage.yo < LEAST_YO)) return []
  const words = bare.split(/(?=[\s-])/)
  words[at] = words[at]!.replace(/\p{L}+/u, doubt.repair)
  return [{ field: part, severity: 'warning', code: doubt.code, repair: words.join('') }]
}

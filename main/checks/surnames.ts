import type { Sex } from '../../domain/patronymic.ts'
import { wordSlip } from '../../domain/word-slip.ts'
import type { Mark } from '../../contract/mark.ts'
import type { PersonRecord } from '../../contract/person.ts'
import { sexOf, type Family, type Kin } from './kin.ts'
import { factsOf, type NameFacts } from './name-facts.ts'
import { capitalised, type Doubt, type Spelling } from './spelling.ts'
import { formsFor, words } from './words.ts'

/** A relative's surname counts as the same but for a slip only from so many letters on: Цой and Кой are two names. */
const SHORTEST = 4

/** A surname is so many times likelier than the other before the other alone is held to be wrong. */
const SURELY = 30

/** What the surname of a card tells beside those of its family, and beside all others where the family is silent. */
export function checkSurname(
  record: PersonRecord,
  { bare: surname, lower }: NameFacts,
  sex: Sex | undefined,
  family: Family,
  spelling: Spelling,
): Mark[] {
  if (!/^[А-ЯЁ][А-ЯЁа-яё -]+$/.test(surname)) return []

  const apart = checkApart(surname, sex)
  const wrongForm = checkForm(surname, sex, record)
  if (wrongForm) return [wrongForm]

  const beside = sex ? besides(lower, sex, [...family.guardians, ...family.children]) : NOBODY
  if (beside.near.length > 0) {
    const mark = checkBeside(record, surname, beside, spelling)
    if (mark) return [mark]
  }
  if (apart.length > 0 || /[ ]|[а-яё][А-ЯЁ]/u.test(surname)) return apart
  const isAlone = beside.same.length === 0
  const doubt = yoDoubt(surname, sex, spelling) ?? (isAlone ? loneDoubt(surname, spelling) : undefined)
  if (!doubt) return []
  return [{ field: 'lastName', severity: 'warning', code: doubt.code, repair: doubt.repair }]
}

/** Relatives with the same surname, and those whose surname is one slip away. */
type Beside = {
  readonly same: readonly Kin[]
  readonly near: readonly { readonly kin: Kin; readonly form: string }[]
}

const NOBODY: Beside = { same: [], near: [] }

function besides(lower: string, sex: Sex, kin: readonly Kin[]): Beside {
  const same: Kin[] = []
  const near: { kin: Kin; form: string }[] = []
  for (const one of kin) {
    const own = factsOf.lastName(one.lastName).lower
    const of = sexOf(one)
    if (own === '' || !of) continue
    const forms = formsFor(own, of, sex)
    if (forms.includes(lower)) same.push(one)
    else {
      const form = forms.find((form) => form.length >= SHORTEST && wordSlip(lower, form) !== undefined)
      if (form !== undefined) near.push({ kin: one, form })
    }
  }
  return { same, near }
}

/** Who of the family is the odd one out: by their number, then by how likely each surname is. */
function checkBeside(
  { id }: PersonRecord,
  surname: string,
  { same, near }: Beside,
  { likelihood }: Spelling,
): Mark | undefined {
  const lower = surname.toLowerCase()
  const form = near[0]!.form
  const others = near.filter((one) => one.form === form).map(({ kin }) => kin.id)
  const [ours, theirs] = [same.length + 1, others.length]
  if (ours > theirs) return undefined

  const isYo = lower.replaceAll('ё', 'е') === form.replaceAll('ё', 'е')
  const [here, there] = [
    likelihood(words.surnameKey(lower), ours),
    likelihood(words.surnameKey(form), theirs),
  ]
  const isOther = ours === theirs && (isYo ? lower.includes('ё') : here > there * SURELY)
  if (isOther) return undefined
  return {
    field: 'lastName',
    severity: 'warning',
    code: 'name.family',
    repair: capitalised(form),
    others: others.filter((other) => other !== id).slice(0, 20),
  }
}

/** «Иванов» of a girl: the ending is of the other sex, and the rest of the name is not. */
function checkForm(surname: string, sex: Sex | undefined, record: PersonRecord): Mark | undefined {
  const of = words.sexOfSurname(surname)
  if (!sex || !of || of === sex || !/[а-яё]$/i.test(record.middleName || 'вна')) return undefined
  const repair = formsFor(surname, of, sex)[0]
  if (repair === undefined || repair === surname) return undefined
  return { field: 'lastName', severity: 'warning', code: 'name.sex', repair }
}

function yoDoubt(surname: string, sex: Sex | undefined, spelling: Spelling) {
  return spelling.usage.yo >= LEAST_YO ? byHalves(surname, (half) => spelling.yo(sex, half)) : undefined
}

/** A base that leaves out ё in more than so many names does it by custom, and is not told at every card. */
export const LEAST_YO = 0.75

function loneDoubt(surname: string, spelling: Spelling) {
  return byHalves(surname, (half) => {
    const isCounted = spelling.usage.family(words.surnameKey(half)) <= 1
    return isCounted && half.length > SHORTEST ? spelling.lone(half) : undefined
  })
}

/** Each half of a double surname is one by itself. */
function byHalves(surname: string, judge: (half: string) => Doubt | undefined): Doubt | undefined {
  const halves = surname.split('-')
  const doubts = halves.map(judge)
  const doubt = doubts.find(Boolean)
  return doubt && { ...doubt, repair: halves.map((half, at) => doubts[at]?.repair ?? half).join('-') }
}

/**
 * «Петрова Водкина», «ПетроваВодкина»: two surnames with endings of one sex, or with a capital behind so many small
 * letters as no «Мак» or «Ди» has, are one double surname whose hyphen was lost.
 */
function checkApart(surname: string, sex: Sex | undefined): Mark[] {
  const halves = surname.split(/ |(?<=[а-яё])(?=[А-ЯЁ])/u)
  const isGlued = !surname.includes(' ') && halves.every((half) => half.length >= SHORTEST)
  const isSurname = (half: string): boolean =>
    words.looksLikeSurname(half) && (words.sexOfSurname(half) ?? sex) === sex && sex !== undefined
  return halves.length === 2 && (isGlued || halves.every(isSurname))
    ? [{ field: 'lastName', severity: 'warning', code: 'name.hyphen', repair: halves.join('-') }]
    : []
}

import { z } from 'zod'
import { FIELDS } from '../domain/person.ts'
import { heldText, personId } from './person.ts'

/** Where a mark stands on the card: a field, the family links, or the card itself. */
export const markPlace = z.enum([...FIELDS, 'links', 'card'])

/** `notice` is no defect: a thing to know of, such as a birthday that changes the rules. */
export const severity = z.enum(['error', 'warning', 'notice'])

const common = {
  field: markPlace,
  severity,
  /** The value that would mend the field, where one is obvious. Offered, never applied by itself. */
  repair: heldText.optional(),
}

const positions = z.array(z.int().nonnegative()).max(500).readonly()
const others = z.array(personId).min(1).max(20).readonly()
const day = z.iso.date()

/**
 * Codes that carry nothing else. Those that domain/field.ts does not know:
 *
 * - `name.typo`: one slip away from a known name; `name.yo`: usually written with ё; `name.sex`: of the other sex
 * - `name.initial`: a letter for a name; `name.diminutive`: Ваня for Иван; `card.sex`: the sex of the card is not that of the names
 * - `date.order`: the papers fit when day and month change places; `date.paper`: they fit in another year
 * - `passport.form`: not four and six digits; `passport.early`: given before the fourteenth birthday;
 *   `passport.old`: no longer valid since the birthday of 20 or 45 years
 * - `citizenship.paper`: a Russian passport of a citizen of another country
 */
const plain = z.enum([
  'field.empty',
  'snils.form',
  'snils.ten-digits',
  'snils.repeated',
  'snils.control',
  'snils.without-control',
  'snils.phone',
  'name.empty',
  'name.decomposed',
  'name.hyphen',
  'name.placeholder',
  'name.case',
  'name.two-words-in-one',
  'name.first-sign',
  'name.swapped',
  'name.typo',
  'name.yo',
  'name.sex',
  'name.initial',
  'name.diminutive',
  'date.order',
  'date.paper',
  'passport.form',
  'passport.early',
  'passport.old',
  'citizenship.paper',
  'date.form',
  'date.calendar',
  'date.year',
  'date.future',
  'certificate.series-form',
  'certificate.number-inside',
  'certificate.layout',
  'certificate.absent',
  'certificate.half',
  'certificate.signs',
  'phone.form',
  'phone.two',
  'phone.foreign',
  'phone.repeated',
  'phone.landline',
  'email.form',
  'email.two',
  'email.long',
  'email.domain',
  'link.none',
  'card.left',
  'card.sex',
])

/** Codes that count signs from the start of the text, in UTF-16 units. */
const placed = z.enum([
  'name.latin',
  'name.mixed-script',
  'name.spaces',
  'name.invisible',
  'name.digits',
  'name.letters',
  'name.sign',
  'email.cyrillic',
])

/**
 * Codes that name other people.
 *
 * - `snils.elsewhere`, `phone.elsewhere`, `email.elsewhere`, `certificate.elsewhere`: they have the same
 * - `snils.of-guardian`: a child's card holds the number of this grown-up; `snils.in-child`: the reverse side
 * - `snils.of-twin`: twins with one number; `snils.twin`: twins, whose numbers are easily swapped
 * - `phone.of-family`, `email.of-family`: a child and a grown-up of one family: Госуслуги takes only one
 * - `birth.siblings`: born too soon before or after; `phone.parents`, `email.parents`: two grown-ups of one family
 * - `name.family`: they write the surname otherwise; `name.father`: the patronymic is not the one that the name of
 *   this father gives, or that these brothers and sisters have
 * - `card.doubled`: the same person has another card; `link.gone`: linked people whom the journal no longer has
 * - `link.sibling`: brothers and sisters of the children of this grown-up, not linked to them
 */
const naming = z.enum([
  'snils.elsewhere',
  'snils.of-guardian',
  'snils.in-child',
  'snils.of-twin',
  'snils.twin',
  'phone.of-family',
  'phone.elsewhere',
  'email.of-family',
  'email.elsewhere',
  'certificate.elsewhere',
  'link.gone',
  'link.sibling',
  'card.doubled',
  'name.family',
  'name.father',
  'birth.siblings',
  'phone.parents',
  'email.parents',
])

/**
 * Something found on a card: where, what, how grave, and what would mend it. Each code has its words in
 * renderer/words; domain/field.ts and the lists above say what it means.
 */
export const mark = z.discriminatedUnion('code', [
  z.strictObject({ ...common, code: plain }),
  z.strictObject({ ...common, code: placed, positions }),
  z.strictObject({ ...common, code: naming, others }),
  z.strictObject({ ...common, code: z.literal('name.long'), most: z.int() }),
  z.strictObject({ ...common, code: z.literal('phone.digits'), digits: z.int() }),
  z.strictObject({ ...common, code: z.literal('certificate.number-form'), digits: z.int() }),
  z.strictObject({ ...common, code: z.literal('certificate.roman'), roman: heldText }),
  z.strictObject({ ...common, code: z.literal('certificate.letters'), letters: heldText }),
  z.strictObject({ ...common, code: z.literal('certificate.unusual'), numeral: z.int() }),
  /** The paper was issued (ISO) before the birth or after today. */
  z.strictObject({ ...common, code: z.literal('certificate.issued'), on: day }),
  z.strictObject({ ...common, code: z.enum(['age.pupil', 'age.guardian', 'age.class']), age: z.int() }),
  /** The birthday `on` (ISO) changes the rules of Госуслуги in so many days. */
  z.strictObject({
    ...common,
    code: z.literal('age.turns'),
    age: z.union([z.literal(14), z.literal(18)]),
    on: day,
    days: z.int(),
  }),
  /** So many full years lie between the child and the parent named. */
  z.strictObject({ ...common, code: z.literal('age.parent'), age: z.int(), others }),
])

export type Mark = z.output<typeof mark>

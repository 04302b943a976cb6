import type { PersonRecord } from '../../contract/person.ts'
import type { Family } from './family.ts'
import { guardiansOf, put, value, type Kind } from './kind.ts'
import * as text from './other-spoil-text.ts'
import { siblingsOf } from './other-witness.ts'

/** How phones and e-mail addresses are spoilt. */
export type ContactDirtKind =
  | 'phone-nine-digits'
  | 'phone-eleven-digits'
  | 'phone-landline'
  | 'phone-two'
  | 'phone-letter'
  | 'phone-placeholder'
  | 'phone-plus-eight'
  | 'phone-of-sibling'
  | 'email-domain'
  | 'email-cyrillic'
  | 'email-comma'
  | 'email-two-at'
  | 'email-no-at'
  | 'email-space'
  | 'email-of-mother'

const PHONE = ['phone'] as const
const EMAIL = ['email'] as const

const CYRILLIC: Readonly<Record<string, string>> = { a: 'а', e: 'е', o: 'о', p: 'р', c: 'с', x: 'х', y: 'у' }

/** None of them leads anywhere: there are no such top domains. */
const DOMAIN_SLIPS: Readonly<Record<string, readonly string[]>> = {
  'example.org': ['example.ogr', 'example.orq', 'example.or', 'exampleorg'],
  'example.com': ['example.con', 'example.cmo', 'example.comn', 'examplecom'],
}

const domainOf = (address: string): string => address.split('@')[1] ?? ''

const siblingWithPhone = (person: PersonRecord, family: Family): PersonRecord | undefined =>
  siblingsOf(person, family).find(({ phone }) => phone !== '' && phone !== person.phone)

const motherOf = (person: PersonRecord, family: Family): PersonRecord | undefined =>
  guardiansOf(person, family).find(
    ({ id, email }) =>
      email !== '' && person.links.some(({ guardian, relation }) => guardian === id && relation === 'mother'),
  )

/** What happens to phones and addresses; README.md says how each may be seen. */
export const CONTACT_KINDS: readonly Kind<ContactDirtKind>[] = [
  value('phone-nine-digits', 8, PHONE, Boolean, (held, random) => text.signLost(held, 3, random)),
  value('phone-eleven-digits', 6, PHONE, Boolean, (held, random) => text.signDoubled(held, 3, random)),
  value('phone-landline', 5, PHONE, Boolean, (held, random) =>
    random.chance(0.5)
      ? `+7401200${held.slice(-4)}`
      : `${held.slice(-6, -4)}-${held.slice(-4, -2)}-${held.slice(-2)}`,
  ),
  {
    kind: 'phone-two',
    weight: 5,
    fits: ({ phone }) => phone !== '',
    spoil: (person, _, random) => {
      const second = `+7949${String(random.whole(10_000_000)).padStart(7, '0')}`
      return [put(person, 'phone', person.phone + random.pick([', ', '; ', ' ', '/']) + second)]
    },
  },
  value(
    'phone-letter',
    4,
    PHONE,
    (held) => /[03]/.test(held),
    (held) => text.replacedFirst(held, { 0: 'О', 3: 'З' }),
  ),
  value('phone-placeholder', 5, PHONE, Boolean, (_, random) =>
    random.pick(['+70000000000', '+79999999999', '+71111111111', '+71234567890']),
  ),
  value('phone-plus-eight', 4, PHONE, Boolean, (held) => held.replace('+7', '+8')),
  {
    kind: 'phone-of-sibling',
    weight: 20,
    isRare: true,
    fits: (person, family) => siblingWithPhone(person, family) !== undefined,
    spoil: (person, family) => [put(person, 'phone', siblingWithPhone(person, family)!.phone)],
  },
  value('email-domain', 10, EMAIL, Boolean, (held, random) =>
    held.replace(domainOf(held), random.pick(DOMAIN_SLIPS[domainOf(held)]!)),
  ),
  value(
    'email-cyrillic',
    6,
    EMAIL,
    (held) => /[aeopcxy]/.test(held),
    (held) => text.replacedFirst(held, CYRILLIC),
  ),
  value('email-comma', 6, EMAIL, Boolean, (held) => held.replace(/\.(?=[a-z]+$)/, ',')),
  value('email-two-at', 4, EMAIL, Boolean, (held) => held.replace('@', '@@')),
  value('email-no-at', 4, EMAIL, Boolean, (held, random) => held.replace('@', random.pick(['', '2', '.']))),
  value('email-space', 5, EMAIL, Boolean, (held, random) => held.replace('@', random.pick([' @', '@ ']))),
  {
    kind: 'email-of-mother',
    weight: 8,
    fits: (person, family) => person.kind === 'pupil' && motherOf(person, family) !== undefined,
    spoil: (person, family) => [put(person, 'email', motherOf(person, family)!.email)],
  },
]

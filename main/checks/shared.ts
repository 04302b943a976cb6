import { formatSnils, parseSnils, repairsOf } from '../../domain/snils.ts'
import type { Mark } from '../../contract/mark.ts'
import { valueOf, type PersonRecord } from '../../contract/person.ts'
import type { People } from '../store/people.ts'
import { doublesOf, twinsOf } from './family.ts'
import type { Family } from './kin.ts'
import { sharedWith } from './naming.ts'
import type { Sharer, Sharing } from './sharing.ts'

type Needs = {
  readonly sharing: Sharing
  readonly people: People
  /** Ids of the cards of this name and birth date. */
  readonly namesakes: (record: PersonRecord) => readonly string[]
}

/** What a card shares with others that should be its own: СНИЛС, phone, e-mail, certificate, the whole person. */
export function sharedChecker({ sharing, people, namesakes }: Needs) {
  return function checkShared(record: PersonRecord, family: Family): Mark[] {
    const [series, number] = [valueOf(record, 'certificateSeries'), valueOf(record, 'certificateNumber')]
    const found = {
      snils: sharing.snils(record.snils, record.id),
      phone: sharing.phone(record.phone, record.id),
      email: sharing.email(record.email, record.id),
      certificate: record.kind === 'pupil' ? sharing.certificate(series, number, record.id) : [],
    }
    const asked = [...Object.values(found).flat(), ...namesakes(record).map((id) => ({ id }))]
    const doubles = new Set(doublesOf(record, family, asked, people))
    // A pupil may be a twin besides, and bear the number that is mistyped with a grown-up.
    if (asked.length === 0 && doubles.size === 0 && record.kind === 'guardian') return []
    const besides = (sharers: readonly Sharer[]) => sharers.filter(({ id }) => !doubles.has(id))
    return [
      ...sharedWith(
        { field: 'card', severity: 'error', code: 'card.doubled' },
        [...doubles].map((id) => ({ id })),
      ),
      ...checkSnils(record, family, besides(found.snils), { sharing, doubles }),
      ...checkContacts('phone', record, family, besides(found.phone)),
      ...checkContacts('email', record, family, besides(found.email)),
      ...checkCertificate(record, besides(found.certificate), sharing),
    ]
  }
}

export type SharedChecker = ReturnType<typeof sharedChecker>

/** A certificate is series and number together: on one of the two cards both are another's, likelier on the later one. */
function checkCertificate({ id }: PersonRecord, sharers: readonly Sharer[], { isLast }: Sharing): Mark[] {
  if (sharers.length === 0) return []
  const severity = isLast(id, sharers) ? 'error' : 'warning'
  return (['certificateSeries', 'certificateNumber'] as const).flatMap((field) =>
    sharedWith({ field, severity, code: 'certificate.elsewhere' }, sharers),
  )
}

/** A grown-up's number in a child's card is nearly always the grown-up's: numbers are copied from the first row filled. */
function checkSnils(
  record: PersonRecord,
  family: Family,
  sharers: readonly Sharer[],
  { sharing: { isLast }, doubles }: { readonly sharing: Sharing; readonly doubles: ReadonlySet<string> },
): Mark[] {
  const field = 'snils'
  const ofKind = (kind: Sharer['kind']) => sharers.filter((sharer) => sharer.kind === kind)
  if (record.kind === 'guardian') {
    return [
      ...sharedWith({ field, severity: 'notice', code: 'snils.in-child' }, ofKind('pupil')),
      ...sharedWith({ field, severity: 'error', code: 'snils.elsewhere' }, ofKind('guardian')),
    ]
  }

  const twins = [...twinsOf(record, family), ...namesakesApart(record, family, doubles)]
  const isTwin = ({ id }: Sharer) => twins.some((twin) => twin.id === id)
  const pupils = ofKind('pupil')
  const strangers = pupils.filter((pupil) => !isTwin(pupil))
  return [
    ...sharedWith({ field, severity: 'error', code: 'snils.of-guardian' }, [
      ...ofKind('guardian'),
      ...family.guardians.filter((guardian) => isMistypedFrom(guardian.snils, record.snils)),
    ]),
    ...sharedWith({ field, severity: 'error', code: 'snils.of-twin' }, pupils.filter(isTwin)),
    ...sharedWith(
      { field, severity: isLast(record.id, strangers) ? 'error' : 'warning', code: 'snils.elsewhere' },
      strangers,
    ),
    ...(pupils.some(isTwin) || !parseSnils(record.snils).ok
      ? []
      : sharedWith({ field, severity: 'warning', code: 'snils.twin' }, twins)),
  ]
}

/** Brothers or sisters of one name and day who have a number each: one child on two cards would have one number. */
const namesakesApart = ({ snils }: PersonRecord, { children }: Family, doubles: ReadonlySet<string>) =>
  children.filter((child) => doubles.has(child.id) && isOther(child.snils, snils))

const isOther = (one: string, other: string): boolean =>
  parseSnils(one).ok && parseSnils(other).ok && formatSnils(one) !== formatSnils(other)

/** Whether a broken number is one slip from a right one: then the right one is that person's, too. */
function isMistypedFrom(broken: string, right: string): boolean {
  if (broken === '' || parseSnils(broken).ok) return false
  const read = parseSnils(right)
  return read.ok && repairsOf(broken).includes(read.value)
}

/** Госуслуги takes a phone and an address for one account only: a child and the parent need one each. */
function checkContacts(
  field: 'phone' | 'email',
  record: PersonRecord,
  family: Family,
  sharers: readonly Sharer[],
): Mark[] {
  if (sharers.length === 0) return []
  const isAmong = (kin: Family['guardians'], { id }: Sharer) => kin.some((relative) => relative.id === id)
  const isPupil = record.kind === 'pupil'
  const across = isPupil ? family.guardians : family.children
  const isAcross = (sharer: Sharer) => isAmong(across, sharer)
  const isPartner = (sharer: Sharer) => !isPupil && isAmong(family.guardians, sharer)
  return [
    ...sharedWith(
      // The number is the grown-up's: it is the child who needs another.
      { field, severity: isPupil ? 'error' : 'notice', code: `${field}.of-family` },
      sharers.filter(isAcross),
    ),
    ...sharedWith({ field, severity: 'notice', code: `${field}.parents` }, sharers.filter(isPartner)),
    ...sharedWith(
      { field, severity: 'warning', code: `${field}.elsewhere` },
      sharers.filter((sharer) => !isAcross(sharer) && !isPartner(sharer)),
    ),
  ]
}

import type { PersonDocument, PersonRecord } from '../../contract/person.ts'
import type { FamilyNames } from './adults.ts'
import { changed, daysOf, isPupil, pupilsChanged } from './change.ts'
import { DAYS_IN_YEAR, isoDay, TODAY } from './days.ts'
import type { Family } from './family.ts'
import { RARE_BOYS, RARE_GIRLS } from './other-names.ts'
import { birthCertificate, foreignBirthCertificate, passport } from './papers.ts'
import type { Random } from './random.ts'

/** One mother does not bear twice in ten months: such children become twins. */
export function siblingsApart(family: Family, _: FamilyNames, random: Random): Family {
  let people = family
  for (let elder = elderTooNear(people); elder; elder = elderTooNear(people))
    people = twinned(people, elder, random)
  return people
}

const LEAST_DAYS_APART = 300

const isTooNear = (elder: PersonRecord, other: PersonRecord): boolean => {
  const gap = daysOf(other.birthDate) - daysOf(elder.birthDate)
  return gap > 0 && gap < LEAST_DAYS_APART
}

const elderTooNear = (family: Family): PersonRecord | undefined =>
  family.find((one) => isPupil(one) && family.some((other) => isPupil(other) && isTooNear(one, other)))

const twinned = (family: Family, elder: PersonRecord, random: Random): Family =>
  pupilsChanged(family, (pupil) => {
    if (!isTooNear(elder, pupil)) return {}
    const documents = elder.documents.map((paper) => ({
      ...paper,
      number: String(100_000 + random.whole(900_000)),
      act: paper.act && String(Number(paper.act) + 1),
    }))
    return { birthDate: elder.birthDate, className: elder.className, documents }
  })

/** A given name that few bear. */
export function rareName(family: Family, { people }: FamilyNames, random: Random): Family {
  if (people !== undefined) return family
  return changed(family, family[0], (pupil) => ({
    firstName: random.pick(pupil.sex === 'male' ? RARE_BOYS : RARE_GIRLS),
  }))
}

/** In the last classes some are past eighteen: school begun late, or a year done twice. */
export function grownPupil(family: Family, _: FamilyNames, random: Random): Family {
  const pupil = family.find((one) => isPupil(one) && /^1[01]/.test(one.className))
  if (pupil === undefined || family.filter(isPupil).length > 1) return family
  return changed(family, pupil, (one) => {
    const birth = TODAY - Math.floor((18.1 + random.next() * 1.8) * DAYS_IN_YEAR)
    if (one.documents[0]?.type !== 'birth-certificate') return {}
    return {
      birthDate: isoDay(birth),
      documents: [birthCertificate(birth, random), passport(birth, 14, TODAY, random)],
    }
  })
}

/** A citizen whose parents gave no patronymic. */
export const withoutPatronymic = (family: Family): Family => pupilsChanged(family, () => ({ middleName: '' }))

/** The certificate was given out again, years after the birth. */
export function certificateAnew(family: Family, _: FamilyNames, random: Random): Family {
  const reason = random.pick(['повторное', 'перемена имени', 'установление отцовства', 'усыновление'])
  return changed(family, family[0], (pupil) =>
    paperChanged(pupil, (paper) => {
      if (paper.type !== 'birth-certificate') return paper
      const since = daysOf(pupil.birthDate) + 300
      const anew = birthCertificate(since + random.whole(Math.max(1, TODAY - since - 70)), random)
      return { ...anew, issuer: `${anew.issuer}, ${reason}` }
    }),
  )
}

/** A citizen with the certificate of another country. */
export function bornAbroad(family: Family, _: FamilyNames, random: Random): Family {
  return changed(family, family[0], (pupil) =>
    paperChanged(pupil, (paper) =>
      paper.type === 'birth-certificate' ? foreignBirthCertificate(daysOf(pupil.birthDate), random) : paper,
    ),
  )
}

/** Fourteen already, and the passport not brought yet. */
export const passportToCome = (family: Family): Family =>
  pupilsChanged(family, ({ documents }) => ({ documents: documents.slice(0, 1) }))

const plain = (name: string): string => name.replaceAll('ё', 'е').replaceAll('Ё', 'Е')

/** Some families have е in all their papers. */
export const withoutYoAtAll = (family: Family): Family =>
  family.map((one) => ({
    ...one,
    lastName: plain(one.lastName),
    firstName: plain(one.firstName),
    middleName: plain(one.middleName),
  }))

/** Артем or Алена, as their certificates have it. */
export const childWithoutYo = (family: Family): Family =>
  changed(family, family[0], ({ firstName }) => ({ firstName: plain(firstName) }))

const paperChanged = (
  { documents }: PersonRecord,
  change: (paper: PersonDocument) => PersonDocument,
): Partial<PersonRecord> => ({ documents: documents.map(change) })

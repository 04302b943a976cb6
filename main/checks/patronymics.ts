import { knownName } from '../../domain/given-names.ts'
import { nameBeforeOglu, patronymicsOf, sexOfPatronymic } from '../../domain/patronymic.ts'
import { wordSlip } from '../../domain/word-slip.ts'
import type { Mark } from '../../contract/mark.ts'
import type { PersonRecord } from '../../contract/person.ts'
import type { Family, Kin } from './kin.ts'
import { bareName } from './words.ts'

/** A pupil's patronymic beside the father's name; where no father is linked, beside the brothers and sisters. */
export function checkPatronymic(record: PersonRecord, patronymic: string, family: Family): Mark[] {
  if (record.kind !== 'pupil' || patronymic === '') return []
  const father = family.guardians.find(({ relation }) => relation === 'father')
  return father ? besideFather(patronymic, father) : besideSiblings(patronymic, record, family)
}

function besideFather(patronymic: string, father: Kin): Mark[] {
  const given = bareName(father.firstName)
  if (knownName('firstName', 'male', given) === undefined) return []
  const sex = sexOfPatronymic(patronymic)
  const right = [...(sex ? patronymicsOf(knownName('firstName', 'male', given)!)[sex] : [])]
  const name = nameBeforeOglu(patronymic)
  if (name !== undefined) right.splice(0, right.length, patronymic.replace(name, given))
  if (right.length === 0 || right.some((one) => fold(one) === fold(patronymic))) return []

  const near = right.find((one) => wordSlip(fold(patronymic), fold(one)) !== undefined)
  const mark = { field: 'middleName', severity: 'warning', code: 'name.father', others: [father.id] } as const
  return [{ ...mark, ...(near !== undefined && { repair: near }) }]
}

/** Half-brothers have other fathers; but two names one slip apart in one family are one name. */
function besideSiblings(patronymic: string, { id }: PersonRecord, { children }: Family): Mark[] {
  const stem = stemOf(patronymic)
  if (stem === undefined) return []
  const near = children.filter((child) => {
    const other = stemOf(bareName(child.middleName))
    return child.id !== id && other !== undefined && wordSlip(stem, other) !== undefined
  })
  const same = children.filter((child) => stemOf(bareName(child.middleName)) === stem)
  if (near.length === 0 || same.length >= near.length) return []
  return [
    {
      field: 'middleName',
      severity: 'warning',
      code: 'name.father',
      others: near.map((child) => child.id).slice(0, 20),
    },
  ]
}

/** What sons and daughters of one father have in common. */
const stemOf = (patronymic: string): string | undefined =>
  /^(?<stem>.{3,}?)(?:ич|на|ична|инична)$/iu.exec(patronymic)?.groups?.stem?.toLowerCase()

const fold = (text: string): string => text.toLowerCase().replaceAll('ё', 'е')

import type { PersonDocument, PersonRecord } from '../../contract/person.ts'
import type { DocumentType, Relation } from '../../domain/person.ts'
import { russianDate } from './days.ts'

/** How many grown-ups one row of a pupil has room for. */
const REPRESENTATIVES = 3

const SEX_WORDS = { male: 'Мужской', female: 'Женский', unknown: '' } as const

const RELATION_WORDS: Readonly<Record<Relation, string>> = {
  mother: 'Мать',
  father: 'Отец',
  guardian: 'Опекун',
  adopter: 'Усыновитель',
  other: 'Иной законный представитель',
}

const DOCUMENT_WORDS: Readonly<Record<DocumentType, string>> = {
  'birth-certificate': 'Свидетельство о рождении',
  'foreign-birth-certificate': 'Иностранное свидетельство о рождении',
  passport: 'Паспорт РФ',
  'foreign-document': 'Иностранный документ',
}

const OF_PERSON = [
  'Фамилия',
  'Имя',
  'Отчество',
  'Пол',
  'Дата рождения',
  'СНИЛС',
  'Гражданство',
  'Телефон',
  'Электронная почта',
] as const

const OF_CERTIFICATE = [
  'Вид свидетельства о рождении',
  'Серия свидетельства о рождении',
  'Номер свидетельства о рождении',
  'Дата выдачи свидетельства',
  'Кем выдано свидетельство',
  'Номер актовой записи',
] as const

const OF_DOCUMENT = [
  'Вид документа',
  'Серия документа',
  'Номер документа',
  'Дата выдачи документа',
  'Кем выдан документ',
] as const

const lowerFirst = (heading: string): string =>
  heading === 'СНИЛС' ? heading : heading[0]!.toLowerCase() + heading.slice(1)

/** The headings of the sheet, as journals export them: one row per pupil, the grown-ups in the same row. */
export const HEADINGS: readonly string[] = [
  'Тип записи',
  'Идентификатор',
  'Класс',
  ...OF_PERSON,
  ...OF_CERTIFICATE,
  ...OF_DOCUMENT,
  ...Array.from({ length: REPRESENTATIVES }, (_, at) =>
    ['Степень родства', 'Основание', 'Идентификатор', ...OF_PERSON, ...OF_DOCUMENT].map(
      (heading) => `Представитель ${at + 1}: ${lowerFirst(heading)}`,
    ),
  ).flat(),
]

/**
 * The rows of one family: a row per pupil with the grown-ups linked to it, then a row for each grown-up
 * who is linked to none.
 */
export function rowsOf(people: readonly PersonRecord[]): string[][] {
  const byId = new Map(people.map((person) => [person.id, person]))
  const pupils = people.filter(({ kind }) => kind === 'pupil')
  const linked = new Set(pupils.flatMap(({ links }) => links.map(({ guardian }) => guardian)))
  const alone = people.filter(({ id, kind }) => kind === 'guardian' && !linked.has(id))

  return [
    ...pupils.map((pupil) => [
      ...ownCells('Учащийся', pupil),
      ...pupil.links.flatMap(({ guardian, relation, basis }) => {
        const person = byId.get(guardian)!
        return [RELATION_WORDS[relation], basis, person.id, ...personCells(person), ...documentCells(person)]
      }),
    ]),
    ...alone.map((person) => ownCells('Представитель', person)),
  ].map((cells) => [...cells, ...Array.from({ length: HEADINGS.length - cells.length }, () => '')])
}

const ownCells = (type: string, person: PersonRecord): string[] => [
  type,
  person.id,
  person.className,
  ...personCells(person),
  ...certificateCells(person),
  ...documentCells(person),
]

const personCells = (person: PersonRecord): string[] => [
  person.lastName,
  person.firstName,
  person.middleName,
  SEX_WORDS[person.sex],
  russianDate(person.birthDate),
  person.snils,
  person.citizenship,
  person.phone,
  person.email,
]

const paperOf = ({ documents }: PersonRecord, ...types: DocumentType[]): PersonDocument | undefined =>
  documents.find(({ type }) => types.includes(type))

function certificateCells(person: PersonRecord): string[] {
  const paper = paperOf(person, 'birth-certificate', 'foreign-birth-certificate')
  if (paper === undefined) return OF_CERTIFICATE.map(() => '')
  return [
    DOCUMENT_WORDS[paper.type],
    paper.series,
    paper.number,
    russianDate(paper.issued),
    paper.issuer,
    paper.act,
  ]
}

function documentCells(person: PersonRecord): string[] {
  const paper = paperOf(person, 'passport', 'foreign-document')
  if (paper === undefined) return OF_DOCUMENT.map(() => '')
  return [DOCUMENT_WORDS[paper.type], paper.series, paper.number, russianDate(paper.issued), paper.issuer]
}

import type { ColumnMeaning, ColumnTarget } from '../../contract/import.ts'
import type { Relation } from '../../domain/person.ts'

/**
 * Words of headings as journals and schools write them, for each meaning. Small letters, е for ё, no
 * punctuation: as `plain` leaves them. Add what a school brings.
 */
const WORDS: readonly (readonly [ColumnMeaning, ...string[]])[] = [
  ['recordKind', 'тип записи', 'вид записи', 'роль', 'категория'],
  ['id', 'идентификатор', 'ид', 'id', 'uuid', 'guid', 'uid', 'код учащегося'],
  ['className', 'класс', 'группа', 'класс группа', 'параллель и литера', 'класс обучения', 'class'],
  ['state', 'статус', 'состояние', 'статус обучения', 'status'],
  ['fullName', 'фио', 'фамилия имя отчество', 'ф и о', 'полное имя', 'full name'],
  ['lastName', 'фамилия', 'фам', 'surname', 'last name', 'lastname', 'family name'],
  ['firstName', 'имя', 'first name', 'firstname', 'given name'],
  ['middleName', 'отчество', 'отчество при наличии', 'middle name', 'middlename', 'patronymic'],
  ['sex', 'пол', 'gender', 'sex'],
  ['birthDate', 'дата рождения', 'день рождения', 'др', 'дата рожд', 'birthday', 'birthdate', 'birth date'],
  ['snils', 'снилс', 'номер снилс', 'страховой номер', 'snils'],
  ['citizenship', 'гражданство', 'страна гражданства', 'citizenship'],
  [
    'phone',
    'телефон',
    'номер телефона',
    'мобильный телефон',
    'моб телефон',
    'тел',
    'контактный телефон',
    'phone',
  ],
  ['email', 'электронная почта', 'e mail', 'email', 'почта', 'эл почта', 'адрес электронной почты'],
  ['certificateKind', 'вид свидетельства о рождении', 'тип свидетельства о рождении', 'вид свидетельства'],
  [
    'certificate',
    'свидетельство о рождении',
    'серия и номер свидетельства о рождении',
    'свидетельство о рождении серия номер',
    'серия и номер свидетельства',
  ],
  [
    'certificateSeries',
    'серия свидетельства о рождении',
    'серия свидетельства',
    'свидетельство о рождении серия',
    'серия св ва о рождении',
  ],
  [
    'certificateNumber',
    'номер свидетельства о рождении',
    'номер свидетельства',
    'свидетельство о рождении номер',
    'номер св ва о рождении',
  ],
  [
    'certificateIssued',
    'дата выдачи свидетельства',
    'дата выдачи свидетельства о рождении',
    'свидетельство о рождении дата выдачи',
  ],
  [
    'certificateIssuer',
    'кем выдано свидетельство',
    'кем выдано свидетельство о рождении',
    'свидетельство о рождении кем выдано',
    'место государственной регистрации',
  ],
  ['certificateAct', 'номер актовой записи', 'номер записи акта', 'актовая запись'],
  ['paperKind', 'вид документа', 'тип документа', 'документ', 'документ удостоверяющий личность'],
  ['paper', 'серия и номер документа', 'паспорт', 'серия и номер паспорта', 'паспорт серия номер'],
  ['paperSeries', 'серия документа', 'серия паспорта', 'паспорт серия', 'документ серия'],
  ['paperNumber', 'номер документа', 'номер паспорта', 'паспорт номер', 'документ номер'],
  ['paperIssued', 'дата выдачи документа', 'дата выдачи паспорта', 'паспорт дата выдачи', 'дата выдачи'],
  ['paperIssuer', 'кем выдан документ', 'кем выдан паспорт', 'паспорт кем выдан', 'кем выдан'],
  ['relation', 'степень родства', 'родство', 'тип представителя', 'кем приходится', 'отношение'],
  ['basis', 'основание', 'основание представительства', 'документ основание'],
]

const MEANINGS = new Map(WORDS.flatMap(([what, ...words]) => words.map((word) => [word, what] as const)))

/** Words that turn a heading to a grown-up, and those that name the relation besides. */
const GROWN_UP = /(?:^| )(?:(?:законн\S* )?представител\S*|родител\S*|parent|guardian)(?: (\d))?(?= |$)/
const RELATED: readonly (readonly [RegExp, Relation, number])[] = [
  [/(?:^| )(?:мать|матери|мама|мамы|mother)(?= |$)/, 'mother', 1],
  [/(?:^| )(?:отец|отца|папа|папы|father)(?= |$)/, 'father', 2],
]
const OF_PUPIL = /(?:^| )(?:учащ\S*|ученик\S*|обучающ\S*|ребен\S*|воспитанник\S*)(?= |$)/

/** Whether a heading says that its column is about the child. */
export const isOfPupil = (heading: string): boolean => OF_PUPIL.test(plain(heading))

/** What a heading says about its column, or null where its words are not known. */
export function targetOfHeading(heading: string): ColumnTarget | null {
  const words = plain(heading)
  const whole = MEANINGS.get(words)
  if (whole) return { whose: 0, what: whole }

  for (const [pattern, relation, whose] of RELATED) {
    if (!pattern.test(words)) continue
    const what = meaningWithout(words, pattern)
    return what && { whose, what, relation }
  }
  const grownUp = GROWN_UP.exec(words)
  if (grownUp) {
    const what = meaningWithout(words, GROWN_UP)
    const whose = Number(grownUp[1] ?? 1)
    return what && whose >= 1 && whose <= 4 ? { whose, what } : null
  }
  const what = OF_PUPIL.test(words) ? meaningWithout(words, OF_PUPIL) : null
  return what && { whose: 0, what }
}

/** The word by which a text names a grown-up («родитель 1», «матери»); undefined where it names none. */
export function grownUpIn(text: string): string | undefined {
  const words = plain(text)
  const found = [GROWN_UP, ...RELATED.map(([pattern]) => pattern)].find((pattern) => pattern.test(words))
  return found?.exec(words)?.[0].trim()
}

/** «Мать» alone heads a column of whole names. */
function meaningWithout(words: string, pattern: RegExp): ColumnMeaning | null {
  const rest = words.replace(pattern, ' ').trim().replace(/ +/g, ' ')
  return rest === '' ? 'fullName' : (MEANINGS.get(rest) ?? null)
}

/**
 * One spelling of a heading or of a word for a kind: small letters, е for ё, words apart by one space, numbers
 * apart from words. The same few words come in every row, so their spellings are remembered.
 */
export function plain(text: string): string {
  const known = spellings.get(text)
  if (known !== undefined) return known
  if (spellings.size >= MOST_REMEMBERED) spellings.clear()
  const spelling = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/(\p{L})(\d)/gu, '$1 $2')
    .trim()
  spellings.set(text, spelling)
  return spelling
}

const spellings = new Map<string, string>()
const MOST_REMEMBERED = 1_000

import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import { StringDecoder } from 'node:string_decoder'
import { remembered } from '../../../main/search/entry.ts'
import { fold } from '../../../domain/fold.ts'
import type { Database } from '../../../main/store/database.ts'

/** What all searches are given of a person, folded as ours is: names, class («7б»), date («12.03.2014»), numbers. */
export type Sought = {
  readonly row: number
  readonly surname: string
  readonly name: string
  readonly patronymic: string
  readonly className: string
  readonly birth: string
  readonly snils: string
  readonly phone: string
}

/** The parts of a person that are searched. */
export const PARTS = ['surname', 'name', 'patronymic', 'className', 'birth', 'snils', 'phone'] as const

const SQL = `
  select row_id row, last_name surname, first_name name, middle_name patronymic,
    coalesce(class_name, '') className, birth_date birth, snils, phone
  from person left join enrolment on person = row_id and until is null`

/** Writes everybody of the base into a file, so that no peer pays for the reading and folding. */
export function keepPeople(database: Database, file: string): void {
  const handle = openSync(file, 'w')
  let lines: string[] = []
  const flush = (): void => {
    writeSync(handle, lines.join(''))
    lines = []
  }
  for (const raw of database.prepare<[], Sought>(SQL).iterate()) {
    const person = foldedAll(raw)
    lines.push(`${[person.row, ...PARTS.map((part) => person[part])].join('\t')}\n`)
    if (lines.length === TOGETHER) flush()
  }
  flush()
  closeSync(handle)
}

const TOGETHER = 10_000

/** Everybody in such a file. */
export function* peopleIn(file: string): Generator<Sought> {
  const handle = openSync(file, 'r')
  const piece = Buffer.alloc(2 ** 20)
  const decoder = new StringDecoder('utf8')
  let rest = ''
  for (let length = readSync(handle, piece); length > 0; length = readSync(handle, piece)) {
    const lines = (rest + decoder.write(piece.subarray(0, length))).split('\n')
    rest = lines.pop()!
    for (const line of lines) yield personOf(line)
  }
  closeSync(handle)
}

function personOf(line: string): Sought {
  const [row, surname, name, patronymic, className, birth, snils, phone] = line.split('\t') as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ]
  return { row: Number(row), surname, name, patronymic, className, birth, snils, phone }
}

/** One person of the base. */
export const personAt = (database: Database, row: number): Sought | undefined => {
  const raw = database.prepare<[number], Sought>(`${SQL} where row_id = ?`).get(row)
  return raw && foldedAll(raw)
}

const foldedAll = ({ row, surname, name, patronymic, className, birth, snils, phone }: Sought): Sought => ({
  row,
  surname: spaced(surname),
  name: spaced(name),
  patronymic: spaced(patronymic),
  className: spaced(className).replaceAll(' ', ''),
  birth: birth.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$3.$2.$1'),
  snils: snils.replace(/\D/g, ''),
  phone: phoneOf(phone),
})

/** Everything that is searched of a person, between single spaces. */
export const textOf = (person: Sought): string =>
  PARTS.map((part) => person[part])
    .filter((text) => text !== '')
    .join(' ')

/**
 * The words of a query, prepared as a careful program would for any search: folded as the people are, a number
 * written with spaces, brackets and hyphens as its digits, a phone without +7 or 8.
 */
export function wordsTyped(typed: string): string[] {
  if (!/^\s*\+?[\d\s()-]+$/.test(typed) || !/\d{3}/.test(typed)) return wordsOf(typed)
  const digits = /^\d{3}-/.test(typed) ? typed.replace(/\D/g, '') : phoneOf(typed)
  return digits === '' ? [] : [digits]
}

const phoneOf = (text: string): string => {
  const digits = text.replace(/\D/g, '')
  return /^[78]\d{10}$/.test(digits) ? digits.slice(1) : digits
}

const wordsOf = (text: string): string[] =>
  fold(text)
    .replace(/['`’‘ʼ′]/g, '')
    .match(/[\p{L}\p{M}\p{N}.]+/gu) ?? []

const spaced = remembered((text: string) => wordsOf(text).join(' '))

import { after, type Reading } from './reading.ts'

/** What a search row says of a person, enough to rank and to mark. `person` is `person.row_id`. */
export type Row = {
  readonly person: number
  readonly surname: string
  readonly name: string
  readonly patronymic: string
  readonly guardian: number
  readonly gone: number
}

/** All that the indexes of names hold of an entry. */
export type WholeRow = Row & { readonly also: string; readonly classes: string; readonly birth: string }

/** Whether the row has what the reading says; the same as the conditions of scan.ts. Not of numbers. */
export function fits({ field, low, high }: Reading, row: WholeRow): boolean {
  const isOne = low === high
  switch (field) {
    case 'nowhere':
      return true
    case 'also':
      return row.also.includes(isOne ? ` ${low} ` : ` ${low}`)
    case 'class':
      return isOne ? row.classes.includes(` ${low} `) : hasGrade(row.classes, low.slice(0, -1))
    case 'day':
      return row.birth.slice(5) === low
    case 'birth':
      return row.birth >= low && row.birth <= high
    case 'surname':
    case 'name':
    case 'patronymic':
      return isOne || high !== after(low) ? row[field] === low : row[field].startsWith(low)
    default:
      return false
  }
}

/** A class of the grade: the number and one letter. */
function hasGrade(classes: string, grade: string): boolean {
  for (
    let place = classes.indexOf(` ${grade}`);
    place >= 0;
    place = classes.indexOf(` ${grade}`, place + 1)
  ) {
    const sign = classes[place + 1 + grade.length]
    if (sign !== undefined && sign >= 'а' && sign <= 'я') return true
  }
  return false
}

import { once } from 'node:events'
import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { csvHead, csvRow } from './csv.ts'
import { HEADINGS, rowsOf } from './columns.ts'
import { DIRT, families, SCHOOL_TITLE, type Wanted } from './school.ts'
import { writeWorkbook } from './workbook.ts'

/** Rows a workbook can hold; above it only the text files are written. */
const ROWS_OF_WORKBOOK = 1_048_575

const { values } = parseArgs({
  options: {
    pupils: { type: 'string', default: '1500' },
    seed: { type: 'string', default: '1' },
    dirt: { type: 'string', default: String(DIRT) },
    kinds: { type: 'string', default: 'usual' },
    out: { type: 'string', default: 'contingent' },
  },
})
const wanted = {
  pupils: Number(values.pupils),
  seed: Number(values.seed),
  dirt: Number(values.dirt),
  kinds: values.kinds === 'other' ? ('other' as const) : ('usual' as const),
}
if (
  !(wanted.pupils >= 1 && wanted.pupils <= 1_000_000) ||
  !Number.isSafeInteger(wanted.seed) ||
  !(wanted.dirt >= 0) ||
  wanted.kinds !== values.kinds
) {
  console.error(
    'usage: npm run contingent -- --pupils 1500 --seed 1 --dirt 0.06 --kinds usual|other --out FOLDER',
  )
  process.exit(2)
}
await writeSchool(wanted, values.out)

async function writeSchool(wanted: Wanted, out: string): Promise<void> {
  mkdirSync(out, { recursive: true })
  const open = (name: string) => createWriteStream(join(out, name))
  const files = { sheet: open('school.csv'), people: open('persons.ndjson'), labels: open('labels.csv') }
  const labels = open('labels.json')
  const count = { pupils: 0, guardians: 0, labels: 0, rows: 0 }

  await write(files.sheet, csvHead(HEADINGS))
  await write(files.labels, csvHead(['person', 'field', 'kind', 'clean']))
  await write(labels, '[')
  for (const family of families(wanted)) {
    const rows = rowsOf(family.people)
    await write(files.sheet, rows.map(csvRow).join(''))
    await write(files.people, family.people.map((person) => `${JSON.stringify(person)}\n`).join(''))
    for (const label of family.labels) {
      await write(files.labels, csvRow([label.person, label.field, label.kind, label.clean]))
      await write(labels, `${count.labels === 0 ? '\n' : ',\n'}${JSON.stringify(label)}`)
      count.labels++
    }
    count.rows += rows.length
    for (const { kind } of family.people) count[kind === 'pupil' ? 'pupils' : 'guardians']++
  }
  await write(labels, '\n]\n')
  await Promise.all([...Object.values(files), labels].map((file) => closed(file)))

  const fits = count.rows <= ROWS_OF_WORKBOOK
  if (fits) await writeWorkbook(join(out, 'school.xlsx'), 'Учащиеся', sheetRows(wanted))
  else console.log('too many rows for a workbook: school.xlsx is left out')
  console.log(
    `${SCHOOL_TITLE}: ${count.pupils} pupils, ${count.guardians} guardians, ${count.labels} labels of dirt, in ${out}`,
  )
}

function* sheetRows(wanted: Wanted): Generator<readonly string[]> {
  yield HEADINGS
  for (const { people } of families(wanted)) yield* rowsOf(people)
}

async function write(file: WriteStream, text: string): Promise<void> {
  if (text !== '' && !file.write(text)) await once(file, 'drain')
}

async function closed(file: WriteStream): Promise<void> {
  file.end()
  await once(file, 'close')
}

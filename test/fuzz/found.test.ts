import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { element, TAG, text } from '../../cades/der.ts'
import { only, textOf } from '../../cades/reading.ts'
import { readRevocations, revocationOf } from '../../cades/revocations.ts'
import { parseSeries } from '../../domain/certificate.ts'
import { done } from '../../domain/outcome.ts'
import { readDate } from '../../main/import/cells.ts'
import { openSheet } from '../../main/import/open-sheet.ts'
import { Unreadable } from '../../main/import/sheet.ts'
import { ownSettingsIn } from '../../main/own-settings.ts'
import { pageAt } from '../../main/pages.ts'
import { readSettings } from '../../main/settings.ts'
import { send, valueOf } from '../../main/signing/apdu.ts'
import { genuine } from '../../scripts/fuzz/genuine.ts'
import { zip } from '../../scripts/fuzz/mutate/workbook.ts'
import { keystore } from '../fakes/keystore.ts'

/** What npm run fuzz has found, each as the smallest input that shows it. */

function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-found-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A card that answers one after another. */
const scripted = (...answers: string[]) => ({
  isT0: false,
  transmit: async () => done(Buffer.from(answers.shift() ?? '6f00', 'hex')),
})

test('a length that is not told is no value: cards write none such', () => {
  expect(valueOf(0x70, Uint8Array.of(0x70, 0x80, 0x01, 0x02, 0, 0))).toBeUndefined()
  expect(valueOf(0x71, Uint8Array.of(0x70, 0x80, 0x71, 0x01, 0x05))).toBeUndefined()
})

test('what a card says beside a wrong length is not part of its answer', async () => {
  expect(await send(scripted('aabb6c02', '01029000'), { ins: 0xcb, p1: 0x3f, p2: 0xff })).toEqual(
    done({ status: 0x9000, data: Buffer.from('0102', 'hex') }),
  )
})

test('a card that wants GET RESPONSE asked with another length is asked for it again, and for nothing else', async () => {
  const asked: string[] = []
  const card = scripted('aa6110', '6c02', 'bbcc9000')
  const heard = {
    ...card,
    transmit: (command: Uint8Array) => {
      asked.push(Buffer.from(command).toString('hex'))
      return card.transmit()
    },
  }
  expect(await send(heard, { ins: 0xcb, p1: 0x3f, p2: 0xff })).toEqual(
    done({ status: 0x9000, data: Buffer.from('aabbcc', 'hex') }),
  )
  expect(asked).toEqual(['00cb3fff00', '00c0000010', '00c0000002'])
})

type Parts = readonly (readonly [name: string, text: string])[]

/** A workbook of these sheets, whatever they are. */
const parts = (sheets: readonly string[], named = sheets.map((_, place) => place + 1)): Parts => [
  [
    'xl/workbook.xml',
    `<workbook xmlns:r="r"><sheets>${named.map((one) => `<sheet name="${one}" r:id="r${one}"/>`).join('')}</sheets></workbook>`,
  ],
  [
    'xl/_rels/workbook.xml.rels',
    `<Relationships>${named.map((one, place) => `<Relationship Id="r${one}" Type="x/worksheet" Target="s${Math.min(place, sheets.length - 1)}.xml"/>`).join('')}</Relationships>`,
  ],
  ...sheets.map((xml, place) => [`xl/s${place}.xml`, xml] as const),
]

async function read(book: Parts): Promise<unknown> {
  const file = join(ownFolder(), 'book.xlsx')
  writeFileSync(
    file,
    zip(
      book.map(([name, xml]) => [name, Buffer.from(xml)]),
      false,
    ),
  )
  try {
    const sheet = await openSheet(file)
    const rows: unknown[] = []
    for await (const slice of sheet.read()) rows.push(...slice.rows.map(({ row, cells }) => [row, ...cells]))
    return { rows, sheets: sheet.sheets.length }
  } catch (cause) {
    if (cause instanceof Unreadable) return cause.fault.code
    throw cause
  }
}

const row = (number: string): string => `<row r="${number}"><c t="str"><v>x</v></c></row>`
const sheet = (...rows: readonly string[]): string =>
  `<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`

test.for(['abc', '0', '-1', '1.5', '1e400', '1048577', '4503599627370497'])(
  'a row that says its number is %s is damage, not a row',
  async (number) => {
    expect(await read(parts([sheet(row(number))]))).toBe('import.damaged')
  },
)

test('rows that go upwards again are damage: the later ones would be lost above the headings', async () => {
  expect(await read(parts([sheet(row('5'), row('2'))]))).toBe('import.damaged')
  expect(await read(parts([sheet(row('5'), row('5'))]))).toBe('import.damaged')
  expect(await read(parts([sheet(row('5'), '<row><c t="str"><v>y</v></c></row>')]))).toEqual({
    rows: [
      [5, 'x'],
      [6, 'y'],
    ],
    sheets: 1,
  })
})

test('a workbook of thousands of sheets that are all the same one is refused at once', async () => {
  const many = Array.from({ length: 20_000 }, (_, place) => place + 1)
  const from = performance.now()
  expect(await read(parts([sheet(row('1'))], many))).toBe('import.damaged')
  expect(performance.now() - from).toBeLessThan(5_000)
})

test('elements within elements without end, and a tag with attributes without end, are damage', async () => {
  expect(await read(parts([sheet('<a>'.repeat(2_000))]))).toBe('import.damaged')
  const attributes = Array.from({ length: 2_000 }, (_, place) => `a${place}="1"`).join(' ')
  expect(await read(parts([sheet(`<row ${attributes}/>`)]))).toBe('import.damaged')
})

test('one text of many megabytes without a tag is damage, and is not gathered to its end', async () => {
  // Packed four times as small as it is, so that no look at the directory refuses it.
  const noise = Buffer.from(
    Array.from({ length: 300_000 }, (_, place) => (place * 2_654_435_761) % 1_000_003).join(' '),
  )
  const long = noise.toString('latin1').repeat(20)
  expect(await read(parts([sheet(`<row><c t="str"><v>${long}</v></c></row>`)]))).toBe('import.damaged')
})

test('an invisible sign within a series does not displace the signs that are shown', () => {
  const series = parseSeries('1\ufeffPE')
  expect(series.ok && series.value.replaced.map(({ at, was }) => [at, was])).toEqual([
    [0, '1'],
    [2, ''],
    [2, 'P'],
    [3, 'E'],
  ])
})

test.for(['1', '5', '60', '0'])('%s in a column of dates is no day of the year 1900', (text) => {
  expect(readDate(text, { is1904: false, today: '2026-11-22' })).toEqual({
    value: text,
    remark: 'date.unread',
  })
})

test('the first day that Excel counts rightly is 1 March 1900', () => {
  expect(readDate('61', { is1904: false, today: '2026-11-22' })).toEqual({ value: '1900-03-01' })
})

const SECRET = 'SECRETTOKENSECRETTOKEN'

test.for([SECRET, `{"gateway":{"token":${SECRET}`, `"${SECRET}`, 'null', '7', '"text"', '[]', ''])(
  'settings that are damaged are refused by the name of the file, without a sign of what is in it: %s',
  (content) => {
    const folder = ownFolder()
    for (const name of ['sverka.json', 'desk.json']) writeFileSync(join(folder, name), content)
    const errors = [
      () => readSettings(join(folder, 'sverka.json')),
      () => ownSettingsIn(folder, keystore('x')).read(),
    ].map((read) => {
      try {
        return read()
      } catch (cause) {
        return cause
      }
    })
    for (const [place, name] of ['sverka.json', 'desk.json'].entries()) {
      const error = errors[place] as Error
      expect(error.constructor).toBe(Error)
      expect(error.message).toContain(join(folder, name))
      expect(`${error.stack} ${String(error.cause)}`).not.toContain('SECRET')
    }
  },
)

test.for([
  { gateway: null },
  { gateway: 'text' },
  { gateway: {} },
  { gateway: { url: 'https://example.org', token: 7 } },
  { dnevnik: { token: {} } },
])('settings of the desk with a token that is none are refused with plain words: %j', (content) => {
  const folder = ownFolder()
  writeFileSync(join(folder, 'desk.json'), JSON.stringify(content))
  let thrown: unknown
  try {
    ownSettingsIn(folder, keystore('x')).read()
  } catch (cause) {
    thrown = cause
  }
  expect((thrown as Error).constructor).toBe(Error)
  expect((thrown as Error).message).toContain('desk.json')
})

test.for(['/%zz', '/%', '/%E0%A4%A', '/%00'])(
  'an address that cannot be read is an answer, not a surprise: %s',
  async (path) => {
    const folder = join(ownFolder(), 'renderer')
    mkdirSync(folder)
    expect((await pageAt(`app://kiosk${path}`, folder)).status).toBe(404)
  },
)

test('a certificate that was taken back before 1970 keeps its reason', () => {
  const read = readRevocations(genuine('root.crl'))
  expect(read.ok && revocationOf(read.value, '77')).toEqual({
    at: new Date('1962-05-01T00:00:00Z'),
    reason: 'keyCompromise',
  })
})

test('a byte order mark within a name of a certificate is not dropped unseen', () => {
  const der = element(TAG.utf8, Buffer.from('\ufeffЦентр'))
  expect(textOf(only(der, TAG.utf8))).toBe('\ufeffЦентр')
  expect(textOf(only(text('Центр'), TAG.utf8))).toBe('Центр')
})

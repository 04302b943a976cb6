import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { writeWhole } from '../../../main/exchange/write-whole.ts'
import { openSheet } from '../../../main/import/open-sheet.ts'
import type { Lines } from '../../../main/register/lines.ts'
import { carryOut } from '../../../main/register/carry-out.ts'
import type { HeldCorrection } from '../../../contract/journal.ts'
import { ownFolder } from '../../fakes/store.ts'
import { ownWorkbooks } from '../../fakes/workbook.ts'
import { filesIn } from '../exchange/zip.ts'
import { idOf, made, ownJournal, ownRuns, WORDS } from './journal.ts'

const FIVE = [
  made(1),
  made(2, { changes: [{ field: 'lastName', was: '=1+1', becomes: '+7' }] }),
  made(3, {
    changes: [
      { field: 'snils', was: '00123', becomes: '08765430300' },
      { field: 'lastName', was: 'А & <Б>', becomes: '' },
    ],
  }),
  made(4),
  made(5),
]

/** Everything that leaves a journal whose last correction is a draft. */
function carried(other: Partial<Lines> = {}) {
  const { journal, lines: own, signer } = ownJournal(FIVE, { signed: 4 })
  const lines = { ...own, ...other }
  const { runs, told } = ownRuns()
  const show = (id: string): HeldCorrection => {
    const { correction, state } = journal.find(id)!
    const person = { lastName: 'Образцов', firstName: 'Пример', middleName: '', className: '5А' }
    return { correction, state, person, hash: 'ab', due: '2026-09-10', failures: 0, signer: 'TEST card' }
  }
  const folder = ownFolder()
  const carry = carryOut({
    lines,
    runs,
    show,
    signedOf: (id) => {
      const { bytes, signature } = journal.find(id)!
      return { bytes, signature: signature! }
    },
    signersOf: (id) => [journal.find(id)!.certificate!],
    authorities: () => [signer.authority],
    makeWorkbook: ownWorkbooks().make,
    writeWhole,
    now: () => Date.UTC(2026, 10, 22),
  })
  const order = (name: string) => ({ file: join(folder, name), wanted: {}, words: WORDS })
  return { carry, folder, runs, told, order }
}

/** The folder for the inspector, unpacked, and what a shell in it says to a command. */
async function unpacked() {
  const { carry, folder, order } = carried()
  expect(await carry.folder(order('signatures.zip'))).toEqual({ ok: true, value: 4 })
  const files = await filesIn(join(folder, 'signatures.zip'))
  const place = join(folder, 'unpacked')
  for (const [name, bytes] of files) {
    mkdirSync(dirname(join(place, name)), { recursive: true })
    writeFileSync(join(place, name), bytes)
  }
  const says = (command: string) => {
    const { status, stdout, stderr } = spawnSync('sh', ['-c', command], { cwd: place, encoding: 'utf8' })
    return { status, said: `${stdout}${stderr}` }
  }
  const readMe = readFileSync(join(place, 'README.txt'), 'utf8')
    .split('\r\n')
    .map((line) => line.trim())
  const command = (start: string) => readMe.find((line) => line.startsWith(start))!
  return { place, files, says, one: command('openssl cms'), all: command('for f in') }
}

test('what an inspector gets is whole: bytes, signatures, certificates, the list, how to verify', async () => {
  const { files } = await unpacked()
  const ids = [1, 2, 3, 4].map(idOf)
  expect([...files.keys()].map((name) => name.replace(/[0-9a-f]{16}\.cer/, 'PRINT.cer'))).toEqual([
    'ПРОЧТИ.txt',
    'README.txt',
    'certificates/authorities.pem',
    'certificates/signers/PRINT.cer',
    'register.xlsx',
    ...ids.flatMap((id) => [`corrections/${id}.json`, `corrections/${id}.json.p7s`]),
    'SHA256SUMS',
  ])
})

test('OpenSSL accepts every signature by the very command that the inspector reads', async () => {
  const { says, one, all } = await unpacked()
  for (const number of [1, 2, 3, 4])
    expect(says(one.replaceAll('NUMBER', idOf(number)))).toEqual({
      status: 0,
      said: 'CAdES Verification successful\n',
    })
  expect(says(all).said).not.toContain('BAD')
  expect(says('sha256sum -c SHA256SUMS').status).toBe(0)
})

test('a changed byte of what was signed, or of the signature, is refused', async () => {
  const { says, one, all, place } = await unpacked()
  for (const [number, ending] of [
    [1, ''],
    [2, '.p7s'],
  ] as const) {
    const file = join(place, `corrections/${idOf(number)}.json${ending}`)
    const bytes = readFileSync(file)
    bytes[bytes.length - 20]! ^= 1
    writeFileSync(file, bytes)
    expect(says(one.replaceAll('NUMBER', idOf(number))).status, ending).not.toBe(0)
  }
  expect(says(all).said.match(/BAD: .*/g)).toEqual(
    [1, 2].map((number) => `BAD: corrections/${idOf(number)}.json`),
  )
  expect(says('sha256sum -c --quiet SHA256SUMS').said.match(/FAILED$/gm)).toHaveLength(2)
})

test('our own command for an inspector accepts it too', async () => {
  const { place } = await unpacked()
  const name = join(place, `corrections/${idOf(1)}.json.p7s`)
  const trusted = join(place, 'certificates/authorities.pem')
  const program = join(import.meta.dirname, '../../../scripts/sverka/main.ts')
  const said = execFileSync(process.execPath, [program, 'verify', name, '--trusted', trusted], {
    encoding: 'utf8',
  })
  expect(said.trim().split('\n').at(-1)).toMatch(/подпись верна/)
})

test('the list is a table of texts, the oldest first: nothing is a formula, no zero is lost', async () => {
  const { carry, folder, order, told } = carried()
  expect(await carry.workbook(order('list.xlsx'))).toEqual({ ok: true, value: 6 })
  const sheet = await openSheet(join(folder, 'list.xlsx'))
  const read: string[][] = []
  for await (const slice of sheet.read())
    read.push(...slice.rows.map(({ cells }) => [0, 5, 6, 7, 8].map((column) => cells[column] ?? '')))
  expect(read.slice(1)).toEqual([
    ['1', '5А', 'СНИЛС', '112-233-445 95', '087-654-303 00'],
    ['2', '5А', 'Фамилия', '=1+1', '+7'],
    ['3', '5А', 'СНИЛС', '00123', '087-654-303 00'],
    ['3', '5А', 'Фамилия', 'А & <Б>', ''],
    ['4', '5А', 'СНИЛС', '112-233-445 95', '087-654-303 00'],
    ['5', '5А', 'СНИЛС', '112-233-445 95', '087-654-303 00'],
  ])
  expect(told.at(-1)).toEqual({ what: 'workbook', state: 'done', done: 5, of: 5, bad: 0 })
})

test.for(['workbook', 'folder'] as const)('a %s that is broken off leaves no file', async (what) => {
  const { carry, runs, folder, order, told } = carried()
  const writing = carry[what](order('broken'))
  runs.stop()
  expect(await writing).toEqual({ ok: false, fault: { code: 'register.stopped' } })
  expect(told.at(-1)).toMatchObject({ what, state: 'stopped' })
  expect([existsSync(join(folder, 'broken')), existsSync(join(folder, 'broken.part'))]).toEqual([
    false,
    false,
  ])
})

test.for(['workbook', 'folder'] as const)('a %s that cannot be written is told', async (what) => {
  const { carry, order } = carried()
  expect(await carry[what](order('no/such/place'))).toEqual({
    ok: false,
    fault: { code: 'file.not-written' },
  })
})

test('without anything signed there is nothing to carry out', async () => {
  const { carry, order } = carried()
  const wanted = { states: ['draft' as const] }
  expect(await carry.folder({ ...order('empty.zip'), wanted })).toEqual({
    ok: false,
    fault: { code: 'register.nothing' },
  })
})

test.for(['workbook', 'folder'] as const)(
  'a %s of more corrections than a file takes is refused',
  async (what) => {
    const refs = Array.from({ length: 20_001 }, (_, at) => ({ number: at + 1, id: idOf(1) }))
    const { carry, folder, order } = carried({ refs: () => refs })
    expect(await carry[what](order('many'))).toEqual({
      ok: false,
      fault: { code: 'register.too-many', corrections: 20_001, limit: 20_000 },
    })
    expect(existsSync(join(folder, 'many'))).toBe(false)
  },
)

import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { done, failed } from '../../../domain/outcome.ts'
import { createPapers } from '../../../main/print/papers.ts'
import { ownFolder } from '../../fakes/store.ts'

const memo = { kind: 'memo', subject: 'C16' } as const

/** A printer that answers as told, a dialog that gives this file, and what was noted. */
function desk({
  isPrinted = true,
  reason = '',
  file,
}: {
  isPrinted?: boolean
  reason?: string
  file?: string
}) {
  const noted: string[] = []
  const asked: unknown[] = []
  const papers = createPapers({
    printer: {
      print: async (sheet) => {
        asked.push(sheet)
        return { isPrinted, reason }
      },
      pdf: async () => Buffer.from('%PDF new'),
    },
    saveAs: async (suggested) => {
      asked.push(suggested)
      return file
    },
    note: (what, subject) => void noted.push(`${what} ${subject}`),
  })
  return { papers, noted, asked }
}

test('a sheet that was printed is noted with what it is about, and nothing else', async () => {
  const { papers, noted, asked } = desk({})
  expect(await papers.print(memo)).toEqual(done({ isPrinted: true }))
  expect(await papers.print({ kind: 'requests', subject: '' })).toEqual(done({ isPrinted: true }))
  expect(asked).toEqual([{ isWide: false }, { isWide: true }])
  expect(noted).toEqual(['print.memo C16', 'print.requests '])
})

test('a person who thinks better of it has not met a fault', async () => {
  const { papers, noted } = desk({ isPrinted: false, reason: 'Print job canceled' })
  expect(await papers.print(memo)).toEqual(done({ isPrinted: false }))
  expect(noted).toEqual([])
})

test.each(['Print job failed', 'Invalid printer settings', ''])(
  'a printer that fails is told: %s',
  async (reason) => {
    const { papers, noted } = desk({ isPrinted: false, reason })
    expect(await papers.print(memo)).toEqual(failed({ code: 'print.failed' }))
    expect(noted).toEqual([])
  },
)

test('a PDF stands whole in the place of the one before, and nothing else is left there', async () => {
  const folder = ownFolder()
  const file = join(folder, 'memo.pdf')
  writeFileSync(file, '%PDF old and longer')
  const { papers, noted } = desk({ file })
  expect(await papers.pdf({ ...memo, suggested: 'memo' })).toEqual(done({ name: 'memo.pdf' }))
  expect([readFileSync(file, 'utf8'), readdirSync(folder)]).toEqual(['%PDF new', ['memo.pdf']])
  expect(noted).toEqual(['print.memo C16'])
})

test('a PDF that cannot be written leaves nothing behind and is not noted', async () => {
  const folder = ownFolder()
  const { papers, noted } = desk({ file: join(folder, 'no-such-folder', 'memo.pdf') })
  expect(await papers.pdf({ ...memo, suggested: 'memo' })).toEqual(failed({ code: 'file.not-written' }))
  expect([readdirSync(folder), noted]).toEqual([[], []])
})

test('no file chosen is no file written', async () => {
  const { papers, noted } = desk({})
  expect(await papers.pdf({ ...memo, suggested: 'memo' })).toEqual(failed({ code: 'file.not-chosen' }))
  expect(noted).toEqual([])
})

test.each([
  ['Памятка C16 2026-11-22.pdf', 'Памятка C16 2026-11-22.pdf'],
  ['Список 7А/Б', 'Список 7А-Б.pdf'],
  ['../../etc/passwd', '-..-etc-passwd.pdf'],
  ['a\u0000b:c*?"<>|d.PDF', 'a-b-c-d.pdf'],
  ['...', 'Sverka.pdf'],
])('the name suggested is one that every system takes: %j', async (suggested, name) => {
  const { papers, asked } = desk({})
  await papers.pdf({ ...memo, suggested })
  expect(asked).toEqual([name])
})

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { Desk } from '../../contract/desk.ts'
import type { OpenCase } from '../../contract/diagnosis.ts'
import type { HealthLine } from '../../contract/health.ts'
import type { HeldCorrection } from '../../contract/journal.ts'
import type { PersonRecord } from '../../contract/person.ts'
import type { Request } from '../../contract/request.ts'
import { AGE_GROUPS } from '../../domain/age.ts'
import type { Visitor } from '../../domain/diagnosis.ts'
import type { Field } from '../../domain/person.ts'
import { createDiagnosis } from '../../main/diagnosis/diagnosis.ts'
import { codeAt, pdfOf, pictureOf } from './pdf.ts'
import { bareBrowser, builtSheets, codeParts, showSheets, type Asked } from './sheets.ts'

/** Sheets shown at once: a page of hundreds is slow to lay out. */
const BATCH = 24

const TODAY = '2026-11-22'
const ID = '019a9f3c-7c1e-7abc-8def-4f2a91c35d10'
const INSTANT = `${TODAY}T08:15:00.000Z`

/** Everything that takes room: the longest names that a school has on its papers. */
const desk: Desk = {
  training: true,
  school: 'training',
  schoolTitle:
    'Муниципальное бюджетное общеобразовательное учреждение «Учебная средняя общеобразовательная школа № 0»',
  workplace: 'desk-1',
  language: 'ru',
  version: '0',
  people: 0,
  drafts: 0,
  overdue: 0,
}

const person: PersonRecord = {
  id: ID,
  kind: 'pupil',
  lastName: 'Учебный-Вымышленский',
  firstName: 'Константин',
  middleName: 'Константинович',
  birthDate: '2013-03-12',
  sex: 'male',
  snils: '11223344595',
  citizenship: 'RU',
  phone: '+79110000000',
  email: '',
  className: '7Б',
  state: 'active',
  documents: [],
  links: [],
  version: 1,
}

const change = (field: Field, was: string, becomes: string) => ({ field, was, becomes })

const held: HeldCorrection = {
  correction: {
    form: 1,
    id: ID,
    school: 'training',
    workplace: 'desk-1',
    person: ID,
    baseVersion: 1,
    changes: [
      change('snils', '11223344559', '11223344595'),
      change('lastName', 'Учебнaя', 'Учебная'),
      change('phone', '+79110000001', '+79110000010'),
      change('email', '', 'somebody.with.a.long.address@example.org'),
      change('firstName', 'Констaнтин', 'Константин'),
      change('middleName', 'Константинович-Вымышленский', ''),
      change('birthDate', '2013-03-12', '2013-03-21'),
      change('certificateSeries', 'II-PE', 'II-РЕ'),
      change('certificateNumber', '123456', '123546'),
    ],
    basis: 'original',
    askedBy: 'guardian',
    created: INSTANT,
    training: true,
  },
  state: 'waiting',
  hash: '3fa912bc77d0aa51'.repeat(4),
  due: '2026-12-01',
  signedAt: INSTANT,
  signer: 'Секретарёва Анна Тестовна',
  failures: 0,
  person,
}

const lines: HealthLine[] = Array.from({ length: 30 }, (_, place) => ({
  person: { ...person, id: ID.replace(/..$/, String(place + 10)), kind: place % 3 ? 'pupil' : 'guardian' },
  marks: [
    { field: 'snils', severity: 'error', code: 'snils.control' },
    { field: 'certificateSeries', severity: 'warning', code: 'certificate.absent' },
  ],
}))

const requests = Array.from({ length: 40 }, (_, place): Request => ({
  id: ID.replace(/..$/, String(place + 10)),
  number: place + 1,
  received: TODAY,
  kind: 'correct',
  askedBy: 'guardian',
  paper: 'document-shown',
  what: 'Исправить отчество, как в свидетельстве о рождении',
  due: '2026-12-01',
  workingDaysLeft: 6,
  fields: [],
  state: place % 2 ? 'open' : 'done',
  answer: place % 2 ? '' : 'Исправлено, расписка выдана',
  corrections: [],
  created: INSTANT,
  person,
}))

/** Every memo there is in a region, each once. */
function memosOf(region: string, folder: string, language: Desk['language']): Asked[] {
  const diagnosis = createDiagnosis({
    regions: join(import.meta.dirname, '../../regions'),
    packs: undefined,
    own: folder,
    locked: region,
    today: () => TODAY,
  })
  const visitors = AGE_GROUPS.flatMap((age) =>
    [false, true].flatMap((isForeign): Visitor[] => [
      { who: 'pupil', age, isForeign },
      { who: 'guardian', age: 'from-18', isForeign },
    ]),
  )
  const memos = new Map<string, Asked>()
  for (let number = 1; number <= 35; number++) {
    for (const visitor of visitors) {
      const opened = diagnosis.open(`C${String(number).padStart(2, '0')}`, { visitor })
      if (!opened.ok) throw new Error(`no case ${number}`)
      for (const { by, ...task } of opened.value.tasks) {
        const found: OpenCase = { ...opened.value, tasks: [{ by, ...task }] }
        const longest = found.messages
          .filter(({ exact }) => exact)
          .toSorted((one, other) => other.text.length - one.text.length)[0]
        memos.set(JSON.stringify([number, by, task]), {
          kind: 'memo',
          desk: { ...desk, language },
          found,
          by,
          person,
          ...(longest && { seen: longest.text }),
        })
      }
    }
  }
  return [...memos.values()]
}

for (const [region, language] of [
  ['kaliningrad', 'ru'],
  ['omsk', 'ru'],
  ['ryazan', 'ru'],
  ['neutral', 'ru'],
  ['kaliningrad', 'en'],
] as const) {
  test(`every memo of ${region} in ${language} is one page`, async () => {
    test.setTimeout(180_000)
    mkdirSync(test.info().outputDir, { recursive: true })
    const memos = memosOf(region, test.info().outputPath('own'), language)
    expect(memos.length).toBeGreaterThan(70)
    const [built, browser] = [await builtSheets(), await bareBrowser()]
    const seen = new Set<string>()
    for (let from = 0; from < memos.length; from += BATCH) {
      const batch = memos.slice(from, from + BATCH)
      const page = await showSheets(browser, built, batch)
      const settings = await page
        .locator('.leaf-page')
        .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['setting']))
      expect(settings).not.toContain('over')
      const file = test.info().outputPath(`memos-${from}.pdf`)
      writeFileSync(file, await page.pdf({ preferCSSPageSize: true, printBackground: true }))
      expect(pdfOf(file).pages).toBe(batch.length)

      for (const [place, one] of batch.entries()) {
        const links = one.kind === 'memo' ? one.found.tasks[0]!.links.slice(0, 3).map(({ url }) => url) : []
        if (links.every((url) => seen.has(url))) continue
        links.forEach((url) => seen.add(url))
        const parts = await codeParts(page.locator('.leaf').nth(place))
        const picture = pictureOf(file, { page: place + 1 })
        expect(parts.map((part) => codeAt(picture, part))).toEqual(links)
      }
      await page.close()
    }
    expect(seen.size).toBeGreaterThan(0)
    await browser.close()
  })
}

test('every paper is black on white, no text under 11 points, in both languages', async () => {
  test.setTimeout(120_000)
  const [built, browser] = [await builtSheets(), await bareBrowser()]
  for (const language of ['ru', 'en'] as const) {
    const spoken = { ...desk, language }
    const memo = memosOf('omsk', 'none', language).find(
      (one) => one.kind === 'memo' && one.found.tasks[0]!.links.length > 1,
    )
    const page = await showSheets(browser, built, [
      memo!,
      { kind: 'receipt', desk: spoken, held },
      { kind: 'class-list', desk: spoken, className: '7Б', lines },
      { kind: 'requests', desk: spoken, requests },
    ])
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    const found = await page.locator('.leaf *').evaluateAll((all) =>
      all.flatMap((one) => {
        const { color, fontSize } = getComputedStyle(one)
        const points = (Number.parseFloat(fontSize) * 72) / 96
        const isOwn = [...one.childNodes].some(
          (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
        )
        return isOwn && (color !== 'rgb(0, 0, 0)' || points < 10.99)
          ? [`${one.textContent} ${color} ${points}`]
          : []
      }),
    )
    expect(found).toEqual([])
    await page.close()
  }
  await browser.close()
})

test('the receipt of all fields at once is one page in both languages', async () => {
  mkdirSync(test.info().outputDir, { recursive: true })
  const [built, browser] = [await builtSheets(), await bareBrowser()]
  const receipts = (['ru', 'en'] as const).map((language): Asked => ({
    kind: 'receipt',
    desk: { ...desk, language },
    held,
  }))
  const page = await showSheets(browser, built, receipts)
  const file = test.info().outputPath('receipts.pdf')
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true, printBackground: true }))
  const { pages, text } = pdfOf(file)
  expect(pages).toBe(2)
  expect(text).not.toMatch(/1122334|123456|123546|911000000/)
  await browser.close()
})

test('a list over several pages has its head on each and no number of a document', async () => {
  test.setTimeout(120_000)
  mkdirSync(test.info().outputDir, { recursive: true })
  const [built, browser] = [await builtSheets(), await bareBrowser()]
  for (const [one, heading] of [
    [{ kind: 'class-list', desk, className: '7Б', lines }, 'Что попросить'],
    [{ kind: 'requests', desk, requests }, 'Кто обратился'],
  ] as const) {
    const page = await showSheets(browser, built, [one])
    const file = test.info().outputPath(`${one.kind}.pdf`)
    writeFileSync(file, await page.pdf({ preferCSSPageSize: true, printBackground: true }))
    const { pages, text } = pdfOf(file)
    expect(pages).toBeGreaterThan(1)
    expect(text.split(heading).length - 1).toBe(pages)
    expect(text).toMatch(new RegExp(`${pages} ?/ ?${pages}`))
    expect(text).not.toMatch(/\d{3}.\d{3}.\d{3} \d{2}|\d{11}/)
    await page.close()
  }
  await browser.close()
})

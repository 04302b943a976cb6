import { mkdirSync, writeFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { codeAt, pdfOf, pictureOf } from './pdf.ts'
import { bareBrowser, builtSheets, codeParts, showSheets, type Asked } from './sheets.ts'
import { desk, held, lines, memosOf, requests } from './full-papers.ts'

/** Sheets shown at once: a page of hundreds is slow to lay out. */
const BATCH = 24

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

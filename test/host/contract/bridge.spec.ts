import { expect, test } from './fixture.ts'

test('functions of the preload are called at once, also nested ones and callbacks', async ({ page }) => {
  const results = await page.evaluate(() => [
    bridged.add(1, 2),
    bridged.nested.deep.call(),
    bridged.nested.list[1](),
    bridged.callBack((text, double) => `${text} ${double(21)}`),
  ])
  expect(results).toEqual([3, 'deep', 2, 'from the preload 42'])
})

test('an error of the preload keeps its message', async ({ page }) => {
  const caught = await page.evaluate(() => {
    try {
      bridged.fail()
    } catch (cause) {
      return [cause instanceof Error, (cause as Error).message]
    }
    return []
  })
  expect(caught).toEqual([true, 'failed at once'])
})

test('promises of the preload resolve and reject in the page', async ({ page }) => {
  expect(await page.evaluate(() => bridged.later())).toBe('later')
  expect(await page.evaluate(() => bridged.refuse().catch((cause: Error) => cause.message))).toBe('refused')
})

test('prototypes are left behind, dates are kept', async ({ page }) => {
  const kept = await page.evaluate(() => [
    bridged.instance.own,
    typeof bridged.instance.method,
    bridged.date instanceof Date,
  ])
  expect(kept).toEqual([1, 'undefined', true])
})

test('a name is taken once, and the page cannot take it back', async ({ page }) => {
  expect(await page.evaluate(() => twice)).toContain('Cannot bind an API on top of an existing property')
  const isSame = await page.evaluate(() => {
    const before = bridged
    try {
      ;(globalThis as { bridged?: unknown }).bridged = 1
    } catch {
      return true
    }
    return before === bridged
  })
  expect(isSame).toBe(true)
})

test('the page and the preload live in two worlds', async ({ page }) => {
  const names = ['secret', 'require', 'process', 'module', 'Buffer', 'standInSend', 'standInDeliver']
  expect(await page.evaluate((all) => all.filter((name) => name in globalThis), names)).toEqual([])
  expect(await page.evaluate(() => bridged.world)).toEqual(['function', 'renderer', true, true])
})

import { expect, openPin, test } from './fixture.ts'

/** What goes through invoke and back: made in the page, proved in the page. */
const CARRIED: [name: string, make: string, proof: string][] = [
  ['text with any letters', '"щёголь €𝄞"', 'got === sent'],
  ['NaN', 'NaN', 'Number.isNaN(got)'],
  ['minus zero', '-0', 'Object.is(got, -0)'],
  ['infinities', '[Infinity, -Infinity]', 'got[0] === Infinity && got[1] === -Infinity'],
  ['undefined', 'undefined', 'got === undefined'],
  [
    'undefined inside',
    '({ a: undefined, b: [undefined, null] })',
    '"a" in got && got.b[0] === undefined && got.b[1] === null',
  ],
  ['BigInt', '2n ** 70n', 'got === sent'],
  ['Date', 'new Date(7)', 'got instanceof Date && got.getTime() === 7'],
  ['a date that is none', 'new Date(NaN)', 'got instanceof Date && Number.isNaN(got.getTime())'],
  ['RegExp', '/x/gi', 'got instanceof RegExp && String(got) === "/x/gi"'],
  [
    'Map with objects for keys',
    'new Map([[{ k: 1 }, new Set([1n])]])',
    '[...got.keys()][0].k === 1 && [...got.values()][0].has(1n)',
  ],
  [
    'Uint8Array',
    'new Uint8Array([1, 2, 3]).subarray(1)',
    'got instanceof Uint8Array && String(got) === "2,3"',
  ],
  ['Float64Array', 'new Float64Array([1.5, NaN])', 'got instanceof Float64Array && got[0] === 1.5'],
  ['DataView', 'new DataView(new ArrayBuffer(2), 1)', 'got instanceof DataView && got.byteOffset === 1'],
  ['ArrayBuffer', 'new Uint8Array([9]).buffer', 'got instanceof ArrayBuffer && new Uint8Array(got)[0] === 9'],
  [
    'two views of one buffer',
    '(() => { const b = new ArrayBuffer(2); return [new Uint8Array(b), new Uint8Array(b)] })()',
    'got[0].buffer === got[1].buffer',
  ],
  ['a cycle', '(() => { const o = { a: 1 }; o.self = o; return o })()', 'got.self === got && got.a === 1'],
  ['a shared part', '(() => { const o = {}; return [o, o] })()', 'got[0] === got[1]'],
  ['a hole in a list', '[1, , 3]', '!(1 in got) && got.length === 3'],
  ['a key named $', '({ $: "date", v: 1 })', 'got.$ === "date" && got.v === 1'],
  [
    'a key named __proto__',
    'JSON.parse(\'{"__proto__": 1}\')',
    'Object.hasOwn(got, "__proto__") && got.__proto__ === 1',
  ],
]

for (const [name, make, proof] of CARRIED) {
  test(`a structured clone both ways: ${name}`, async ({ page }) => {
    const code = `(async () => { const sent = ${make}; const got = await door.invoke('echo', sent); return ${proof} })()`
    expect(await page.evaluate(code)).toBe(true)
  })
}

test('an error is carried with its kind and cause', async ({ page }) => {
  expect(await page.evaluate(() => bridged.carriedError())).toEqual(['RangeError', 'far', 'near'])
})

test('a megabyte comes back byte for byte', async ({ page }) => {
  const isSame = await page.evaluate(async () => {
    const sent = crypto.getRandomValues(new Uint8Array(65_536))
    const many = new Uint8Array(1_048_576).map((_, place) => sent[place % sent.length]!)
    const got = (await door.invoke('echo', many)) as Uint8Array
    return got.length === many.length && got.every((byte, place) => byte === many[place])
  })
  expect(isSame).toBe(true)
})

test('what cannot be cloned is refused on the sending side, in the page and in main', async ({ page }) => {
  const refused = await page.evaluate(async () => {
    const messageOf = (cause: unknown) => (cause as Error).message
    return [
      await door.invoke('echo', { call: () => 1 }).catch(messageOf),
      await door.invoke('function').catch(messageOf),
    ]
  })
  for (const message of refused) expect(message).toContain('could not be cloned')
})

test('an error of a handler arrives as channel, name and message, and nothing else', async ({ page }) => {
  const [thrown, absent] = await page.evaluate(async () => {
    const partsOf = (cause: unknown) => {
      const { name, message } = cause as Error
      return { name, message, hasCode: 'code' in (cause as Error) }
    }
    return [await door.invoke('throw').catch(partsOf), await door.invoke('nobody').catch(partsOf)]
  })
  const inMain = "Error invoking remote method 'throw': RangeError: out of range"
  const noHandler = "Error invoking remote method 'nobody': Error: No handler registered for 'nobody'"
  expect(thrown).toEqual({ name: 'Error', message: inMain, hasCode: false })
  expect(absent).toEqual({ name: 'Error', message: noHandler, hasCode: false })
})

test('messages of a page arrive in their order', async ({ window, app }) => {
  await window.evaluate(() => {
    for (let count = 0; count < 50; count++) door.send('note', count, new Date(count))
  })
  await expect.poll(() => app.evaluate(() => seen.notes.length)).toBe(50)
  const counts = await app.evaluate(() => seen.notes.map(([count]) => count))
  expect(counts).toEqual(Array.from({ length: 50 }, (_, count) => count))
})

test('a message goes to the window it is sent to, and to no other', async ({ window, app }) => {
  const second = await openPin(app)
  const heard = async (page: typeof window) =>
    page.evaluate(() => {
      const texts: unknown[] = []
      Object.assign(globalThis, { heard: texts, stop: door.on('news', (text) => texts.push(text)) })
    })
  await heard(window)
  await heard(second)
  const ids = await app.evaluate(({ BrowserWindow }) => {
    const windows = BrowserWindow.getAllWindows().toSorted((one, other) => one.id - other.id)
    windows.forEach(({ webContents }, place) => webContents.send('news', place === 0 ? 'first' : 'second'))
    return windows.length
  })
  expect(ids).toBe(2)
  const texts = (page: typeof window) =>
    page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard)
  await expect.poll(() => texts(window)).toEqual(['first'])
  await expect.poll(() => texts(second)).toEqual(['second'])
})

test('a listener taken off hears no more', async ({ window, app }) => {
  const send = (text: string) =>
    app.evaluate(
      ({ BrowserWindow }, word) => BrowserWindow.getAllWindows()[0]!.webContents.send('news', word),
      text,
    )
  await window.evaluate(() => {
    const texts: unknown[] = []
    const stop = door.on('news', (text) => {
      texts.push(text)
      stop()
    })
    door.on('news', (text) => text === 'last' && texts.push(text))
    Object.assign(globalThis, { heard: texts })
  })
  for (const text of ['one', 'two', 'last']) await send(text)
  await expect
    .poll(() => window.evaluate(() => (globalThis as unknown as { heard: string[] }).heard))
    .toEqual(['one', 'last'])
})

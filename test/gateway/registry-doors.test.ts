import { afterAll, beforeAll, expect, test } from 'vitest'
import { administratorsOf } from '../../gateway/archive/administrators.ts'
import { runCommand } from '../../gateway/commands.ts'
import type { OpenSql } from '../../gateway/archive/sql.ts'
import { ownSql } from './databases.ts'
import { believing } from './region.ts'
import { HOME, ownRegistry, visitor } from './visitor.ts'

let sql: OpenSql
beforeAll(async () => {
  sql = await ownSql()
})
afterAll(() => sql.close())

const MINUTE_MS = 60_000

test('an administrator signs in with the token, sees the schools, and signs out', async () => {
  const one = await ownRegistry({ sql })
  const answer = await one.signIn(one.token)
  expect([answer.status, answer.to]).toEqual([303, '/registry/schools'])
  expect(answer.answer.headers.get('set-cookie')).toMatch(
    /^sverka-registry=[\w-]{43}; Path=\/registry; HttpOnly; Secure; SameSite=Strict$/,
  )
  expect((await one.ask('/registry/schools')).status).toBe(200)

  const { cookie } = { cookie: one.cookie() }
  await one.send('/registry/sign-out', {})
  const after = await visitor(one.app).ask('/registry/schools', {}, { cookie })
  expect([after.status, after.to]).toEqual([303, '/registry/sign-in?ended'])
})

test('on a line without https the cookie is not kept to https', async () => {
  const one = await ownRegistry({ sql, address: 'http://gateway.example.org' })
  const answer = await one.send(
    '/registry/sign-in',
    { token: one.token },
    { origin: 'http://gateway.example.org' },
  )
  expect(answer.answer.headers.get('set-cookie')).not.toContain('Secure')
})

test.each(['', 'x', 'token-of-nobody-0123456789', 'я'.repeat(300), "' or 1=1 --"])(
  'a wrong token lets nobody in: %j',
  async (token) => {
    const one = await ownRegistry({ sql })
    const answer = await one.signIn(token)
    expect([answer.status, answer.answer.headers.get('set-cookie')]).toEqual([403, null])
    expect(answer.html).toContain('Ключ не подошёл')
    expect(answer.html).not.toContain('value="x"')
  },
)

test('after ten wrong tokens a wrong one waits for some minutes, and no administrator is locked out by them', async () => {
  const one = await ownRegistry({ sql })
  for (let times = 0; times < 10; times += 1) expect((await one.signIn('wrong')).status).toBe(403)
  const held = await one.signIn('wrong')
  expect([held.status, Number(held.answer.headers.get('retry-after')) > 0]).toEqual([429, true])
  expect(held.html).toContain('Подождите 5 минут')
  expect((await one.signIn(one.token)).status).toBe(303)
})

test.each([
  ['half an hour of nothing', [29, 29, 31], [200, 200, 303]],
  ['eight hours of work', [...Array<number>(17).fill(28), 6], [...Array<number>(17).fill(200), 303]],
])('a session ends after %s', async (_, pauses, expected) => {
  const one = await ownRegistry({ sql })
  await one.signIn(one.token)
  const statuses: number[] = []
  for (const minutes of pauses) {
    one.clock.at += minutes * MINUTE_MS
    statuses.push((await one.ask('/registry/schools')).status)
  }
  expect(statuses).toEqual(expected)
})

test('an administrator who is revoked, or has a new token, is signed out at once', async () => {
  const one = await ownRegistry({ sql })
  const { administrators } = one.archive
  await one.signIn(one.token)
  await administrators.add(one.administrator, `${one.token}-new`, new Date(one.clock.at))
  expect((await one.ask('/registry/schools')).status).toBe(303)
  expect((await one.signIn(one.token)).status).toBe(403)
  expect((await one.signIn(`${one.token}-new`)).status).toBe(303)

  expect(await administrators.revoke(one.administrator, new Date(one.clock.at))).toBe(true)
  expect((await one.ask('/registry/schools')).status).toBe(303)
  expect((await one.signIn(`${one.token}-new`)).status).toBe(403)
  expect(await administrators.revoke('nobody', new Date(one.clock.at))).toBe(false)
})

test('an administrator whose act cannot be written down keeps the old token and the session', async () => {
  const one = await ownRegistry({ sql })
  await one.signIn(one.token)
  const broken = administratorsOf({
    ...sql,
    transaction: (work) =>
      sql.transaction((inside) =>
        work({
          ...inside,
          query: (text, given) =>
            text.includes('into act') ? Promise.reject(new Error('full')) : inside.query(text, given),
        }),
      ),
  })
  const at = new Date(one.clock.at)
  await expect(broken.add(one.administrator, `${one.token}-new`, at)).rejects.toThrow('full')
  await expect(broken.revoke(one.administrator, at)).rejects.toThrow('full')
  expect((await one.ask('/registry/schools')).status).toBe(200)
  expect((await one.signIn(one.token)).status).toBe(303)
})

test('administrators are made and revoked from the console; both stand in the log of acts', async () => {
  const one = await ownRegistry({ sql })
  const said: string[] = []
  const run = (...words: string[]) =>
    runCommand(words, { archive: one.archive, verify: believing, say: (line) => void said.push(line) })
  await run('administrator', 'centre-1')
  expect(said).toEqual([expect.stringMatching(/^[\w-]{43}$/)])
  expect((await one.signIn(said[0]!)).status).toBe(303)

  await run('revoke-administrator', 'centre-1')
  expect((await one.ask('/registry/schools')).status).toBe(303)
  await run('revoke-administrator', 'nobody')
  expect(said[1]).toBe('no such administrator')
  await expect(run('administrator', 'Анна Образцова')).rejects.toThrow('a name is of a-z')
  const acts = await one.archive.acts.list({ limit: 2 })
  expect(acts.map(({ administrator, kind, subject }) => [administrator, kind, subject])).toEqual([
    ['', 'administrator.revoked', 'centre-1'],
    ['', 'administrator.added', 'centre-1'],
  ])
})

test('a second gateway on the same archive knows the session', async () => {
  const one = await ownRegistry({ sql })
  const other = await ownRegistry({ sql })
  await one.signIn(one.token)
  const seen = await visitor(other.app).ask('/registry/schools', {}, { cookie: one.cookie() })
  expect(seen.html).toContain(one.administrator)
})

test.each([
  ['/registry', undefined],
  ['/registry/schools', undefined],
  ['/registry/acts', undefined],
  ['/registry/schools/school-1', undefined],
  ['/registry/add-school', { code: 'a', title: 'A' }],
  ['/registry/anything', undefined],
])('nobody sees or does anything without signing in: %s', async (path, fields) => {
  const one = await ownRegistry({ sql })
  for (const cookie of ['', 'sverka-registry=x', `sverka-registry=${'A'.repeat(43)}`]) {
    const stranger = visitor(one.app)
    const answer = fields
      ? await stranger.send(path, fields, { origin: HOME, cookie })
      : await stranger.ask(path, {}, { cookie })
    expect([answer.status, answer.to?.split('?')[0]]).toEqual([303, '/registry/sign-in'])
  }
})

test.each([
  ['another origin', { origin: 'https://evil.example.org' }],
  ['no origin at all', { origin: 'null' }],
  ['nothing said', {}],
  ['another site', { origin: HOME, 'sec-fetch-site': 'cross-site' }],
  ['a neighbour of the site', { origin: HOME, 'sec-fetch-site': 'same-site' }],
  [
    'another origin that claims our site',
    { origin: 'https://evil.example.org', 'sec-fetch-site': 'same-origin' },
  ],
])('a form from elsewhere is refused: %s', async (_, headers) => {
  const one = await ownRegistry({ sql })
  await one.signIn(one.token)
  const form = '019b0000-0000-4000-8000-00000000c5f0'
  const code = `foreign-${one.administrator}`
  const answer = await one.send('/registry/add-school', { form, code, title: 'Чужая' }, headers)
  expect(answer.status).toBe(403)
  expect(await one.archive.registry.school(code)).toBeUndefined()
  expect((await one.send('/registry/sign-in', { token: one.token }, headers)).status).toBe(403)
})

test('a browser that says only the site is believed', async () => {
  const one = await ownRegistry({ sql })
  const answer = await one.send(
    '/registry/sign-in',
    { token: one.token },
    { 'sec-fetch-site': 'same-origin' },
  )
  expect(answer.status).toBe(303)
})

test('every answer forbids scripts, frames and keeping', async () => {
  const one = await ownRegistry({ sql })
  await one.signIn(one.token)
  for (const path of [
    '/registry/schools',
    '/registry/nothing',
    '/registry/schools/none',
    '/registry/sign-in',
  ]) {
    const { headers } = (await one.ask(path)).answer
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    )
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  }
  const style = await one.ask('/registry/page.css')
  expect([style.status, style.answer.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8'])
})

test('no token and no session comes into the log, nor into the archive', async () => {
  const one = await ownRegistry({ sql })
  await one.signIn('wrong-token-0123456789')
  await one.signIn(one.token)
  await one.ask(`/registry/schools?q=${one.token}`)
  const session = one.cookie().split('=')[1]!
  const rows = [
    ...(await sql.query('select * from administrator')),
    ...(await sql.query('select * from session')),
    ...(await sql.query('select * from act')),
  ]
  expect(rows.length).toBeGreaterThan(1)
  for (const written of [JSON.stringify(one.lines), JSON.stringify(rows)])
    for (const secret of [one.token, session, 'wrong-token']) expect(written).not.toContain(secret)
})

test('the language is chosen by a link and stays', async () => {
  const one = await ownRegistry({ sql })
  const chosen = await one.ask('/registry/sign-in?lang=en&ended')
  expect([chosen.status, chosen.to]).toEqual([303, '/registry/sign-in?ended='])
  expect(chosen.answer.headers.get('set-cookie')).toMatch(
    /^sverka-words=en; .*HttpOnly; Secure; SameSite=Strict$/,
  )
  const page = await one.ask('/registry/sign-in', {}, { cookie: 'sverka-words=en' })
  expect(page.html).toContain('<html lang="en">')
  expect(page.html).toContain('Sign in to the registry')
  const strange = await one.ask('/registry/sign-in', {}, { cookie: 'sverka-words=__proto__' })
  expect(strange.html).toContain('<html lang="ru">')
})

test('a surprise is a page with words, and its own words stay out of it and of the log', async () => {
  const one = await ownRegistry({ sql })
  one.archive.administrators.nameWith = () => Promise.reject(new Error('Образцов Пример'))
  const answer = await one.signIn(one.token)
  expect([answer.status, answer.html.includes('Образцов')]).toEqual([500, false])
  expect(one.surprises).toHaveLength(1)
  expect(one.surprises[0]).not.toContain('Образцов')
})

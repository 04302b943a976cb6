import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OpenSql } from '../../gateway/archive/sql.ts'
import { settings } from '../../contract/settings.ts'
import { ownSql } from './databases.ts'
import { formIn, HOME, schoolIn, tokenIn } from './visitor.ts'

let sql: OpenSql
beforeAll(async () => {
  sql = await ownSql()
})
afterAll(() => sql.close())

const ownSchool = (title?: string) => schoolIn(sql, title)

test('a school is added, found by a part of its title, and renamed', async () => {
  const one = await ownSchool('Лицей «Орлёнок» № 7')
  const found = await one.ask(`/registry/schools?q=${encodeURIComponent('ОРЛЕНОК 7')}`)
  expect(found.html).toContain(one.path)
  expect((await one.ask('/registry/schools?q=nothing-like-it')).html).toContain('школ нет')

  const renamed = await one.fill(`${one.path}/rename`, { title: 'Лицей № 8' })
  expect(renamed.to).toBe(`${one.path}?done=school.renamed`)
  expect((await one.ask(renamed.to!)).html).toContain('<h1>Лицей № 8</h1>')
  expect(await one.acts()).toEqual(['school.renamed', 'school.added'])
})

test.each([
  ['', 'Школа', 'Код: строчные латинские буквы'],
  ['School 1', 'Школа', 'Код: строчные латинские буквы'],
  ['a/b', 'Школа', 'Код: строчные латинские буквы'],
  ['..', 'Школа', 'Код: строчные латинские буквы'],
  ['x'.repeat(41), 'Школа', 'Код: строчные латинские буквы'],
  ['fine-1', ' ', 'Введите название'],
  ['fine-1', 'я'.repeat(301), 'Введите название'],
  ['fine-1', 'две\r\nстроки', 'Введите название'],
  ['fine-1', 'ноль\u0000', 'Введите название'],
])('what a school may not be called is said by its field: %j %j', async (code, title, said) => {
  const one = await ownSchool()
  const answer = await one.fill('/registry/add-school', { code, title })
  expect(answer.status).toBe(422)
  expect(answer.html).toContain(said)
  expect(answer.html).toContain('aria-invalid="true"')
  expect(answer.html).toContain('<title>Ошибка: ')
})

test('a school that is there is not added again, and a form that is sent twice adds it once', async () => {
  const one = await ownSchool()
  const again = await one.fill('/registry/add-school', { code: one.code, title: 'Другая' })
  expect([again.status, again.html.includes('Школа с таким кодом уже есть')]).toEqual([422, true])

  const fields = { form: formIn(again.html), code: `${one.code}-b`, title: 'Вторая' }
  const both = await Promise.all([1, 2].map(() => one.send('/registry/add-school', fields)))
  expect(both.map(({ status }) => status)).toEqual([303, 303])
  expect(await one.archive.acts.list({ school: `${one.code}-b`, limit: 9 })).toHaveLength(1)
})

test('a form that a browser kept and somebody filled in anew is stale: nothing is done, and it is said', async () => {
  const one = await ownSchool()
  const fields = { form: formIn((await one.ask('/registry/add-school')).html), title: 'Школа' }
  expect((await one.send('/registry/add-school', { ...fields, code: `${one.code}-a` })).status).toBe(303)
  const again = await one.send('/registry/add-school', { ...fields, code: `${one.code}-b` })
  expect([again.status, again.html.includes('Форма устарела')]).toEqual([422, true])
  expect(await one.archive.registry.school(`${one.code}-b`)).toBeUndefined()
  expect(one.surprises).toEqual([])
})

test('a form without a number does nothing', async () => {
  const one = await ownSchool()
  for (const form of ['', 'x', "'; drop table act; --"]) {
    const answer = await one.send('/registry/add-school', { form, code: 'never', title: 'Нигде' })
    expect([answer.status, answer.html.includes('Форма устарела')]).toEqual([422, true])
  }
})

test('a workplace gets its token once, with the settings of the desk; the archive keeps none of it', async () => {
  const one = await ownSchool()
  const answer = await one.fill(`${one.path}/add-workplace`, { code: 'desk-1' })
  const token = tokenIn(answer.html)!
  expect(token).toMatch(/^[\w-]{43}$/)
  expect(await one.me(token)).toBe(200)

  const file = /href="data:application\/json;charset=utf-8,([^"]*)"/.exec(answer.html)![1]!
  expect(settings.parse(JSON.parse(decodeURIComponent(file)))).toMatchObject({
    mode: 'work',
    school: one.code,
    workplace: 'desk-1',
    gateway: { url: HOME, token },
  })
  const rows = [...(await sql.query('select * from workplace')), ...(await sql.query('select * from act'))]
  expect(JSON.stringify(rows) + JSON.stringify(one.lines)).not.toContain(token)
  for (const path of [one.path, '/registry/acts', `${one.path}/workplaces/desk-1/token`])
    expect((await one.ask(path)).html).not.toContain(token)
})

test('a double click shows one living token, a later one shows none', async () => {
  const one = await ownSchool()
  const form = formIn((await one.ask(`${one.path}/add-workplace`)).html)
  const fields = { form, code: 'desk-1' }
  const both = await Promise.all([1, 2].map(() => one.send(`${one.path}/add-workplace`, fields)))
  const tokens = both.map(({ html }) => tokenIn(html))
  expect(new Set(tokens).size).toBe(1)
  expect(await one.me(tokens[0]!)).toBe(200)
  expect(await one.acts()).toEqual(['workplace.added', 'school.added'])

  one.clock.at += 61_000
  const late = await one.send(`${one.path}/add-workplace`, fields)
  expect([late.status, tokenIn(late.html)]).toEqual([422, undefined])
  expect(late.html).toContain('Этот ключ уже был показан')
})

test('a workplace that is there keeps its token when somebody adds it again', async () => {
  const one = await ownSchool()
  const token = tokenIn((await one.fill(`${one.path}/add-workplace`, { code: 'desk-1' })).html)!
  const again = await one.fill(`${one.path}/add-workplace`, { code: 'desk-1' })
  expect([again.status, again.html.includes('Место с таким кодом уже есть')]).toEqual([422, true])
  expect(await one.me(token)).toBe(200)
})

test('a new token ends the old one; a revoked workplace lives again with a new token only', async () => {
  const one = await ownSchool()
  const desk = `${one.path}/workplaces/desk-1`
  const first = tokenIn((await one.fill(`${one.path}/add-workplace`, { code: 'desk-1' })).html)!
  const second = tokenIn((await one.fill(`${desk}/token`)).html)!
  expect([await one.me(first), await one.me(second)]).toEqual([401, 200])

  const asked = await one.ask(`${desk}/revoke`)
  expect(asked.html).toContain('Отозвать место desk-1?')
  expect(await one.me(second)).toBe(200)
  expect((await one.fill(`${desk}/revoke`)).to).toBe(`${one.path}?done=workplace.revoked`)
  expect(await one.me(second)).toBe(403)
  expect((await one.ask(one.path)).html).toContain('отозвано')

  const third = tokenIn((await one.fill(`${desk}/token`)).html)!
  expect([await one.me(second), await one.me(third)]).toEqual([401, 200])
  expect(await one.acts()).toEqual([
    'workplace.renewed',
    'workplace.revoked',
    'workplace.renewed',
    'workplace.added',
    'school.added',
  ])
})

test.each([
  '/registry/schools/none',
  '/registry/schools/..%2f..%2fetc',
  '/registry/schools/%00',
  '/registry/schools/%D1%88',
  '/registry/schools/a%0d%0aset-cookie:x=1',
  "/registry/schools/'or'1'='1",
  '/registry/schools/%FF',
  '/registry/schools/none/workplaces/desk-1/token',
])('a strange address is a page that is not there: %s', async (path) => {
  const one = await ownSchool()
  const answer = await one.ask(path)
  expect([answer.status, answer.html.includes('Такой страницы нет')]).toEqual([404, true])
  expect(answer.answer.headers.get('set-cookie')).toBeNull()
  expect(one.surprises).toEqual([])
})

test('a workplace and a certificate that are not of the school cannot be touched', async () => {
  const one = await ownSchool()
  const form = '019b0000-0000-4000-8000-0000000000aa'
  for (const below of [
    'workplaces/desk-9/token',
    'workplaces/desk-9/revoke',
    'workplaces/%00/revoke',
    `certificates/${'a'.repeat(64)}/revoke`,
    'certificates/x%00/revoke',
  ]) {
    expect((await one.ask(`${one.path}/${below}`)).status).toBe(404)
    expect((await one.send(`${one.path}/${below}`, { form })).status).toBe(404)
  }
  expect(await one.acts()).toEqual(['school.added'])
})

test('a title that is code stands on every page as text', async () => {
  const title = `<script>alert(1)</script>"><img src=x onerror='alert(2)'>`
  const one = await ownSchool(title)
  const token = (await one.fill(`${one.path}/add-workplace`, { code: 'desk-1' })).html
  for (const html of [
    token,
    (await one.ask('/registry/schools')).html,
    (await one.ask(one.path)).html,
    (await one.ask(`${one.path}/rename`)).html,
    (await one.ask(`/registry/schools?q=${encodeURIComponent(title)}`)).html,
    (await one.ask(`/registry/acts?school=${encodeURIComponent(title)}`)).html,
  ]) {
    expect(html).not.toMatch(/<script|<img/)
    expect(html).not.toContain(`onerror='`)
  }
})

test.each([
  'done=%0d%0aset-cookie:x=1',
  'done=__proto__',
  'done=constructor',
  'page=-1',
  'page=1e9',
  'page=x',
])('a strange question changes nothing: %s', async (query) => {
  const one = await ownSchool()
  for (const path of [one.path, '/registry/schools', '/registry/acts']) {
    const answer = await one.ask(`${path}?${query}`)
    expect([answer.status, answer.answer.headers.get('set-cookie')]).toEqual([200, null])
  }
})

test('the log of acts is only added to', async () => {
  const one = await ownSchool()
  for (const text of ["update act set administrator = 'other'", 'delete from act', 'truncate act'])
    await expect(sql.query(text)).rejects.toThrow('only added to')
  expect(await one.acts()).toEqual(['school.added'])
})

test('the log of acts is filtered by school, deed and person, and strange filters find nothing', async () => {
  const one = await ownSchool()
  await one.fill(`${one.path}/add-workplace`, { code: 'desk-1' })
  const rows = async (query: string) =>
    [...(await one.ask(`/registry/acts?${query}`)).html.matchAll(/<td class="when">/g)].length
  expect([
    await rows(`school=${one.code}`),
    await rows(`school=${one.code}&kind=workplace.added`),
    await rows(`administrator=${one.administrator}`),
    await rows(`school=${one.code}&administrator=nobody`),
    await rows('school=%00'),
    await rows("administrator='"),
    await rows(`school=${one.code}&before=1`),
  ]).toEqual([2, 1, 2, 0, 0, 0, 0])
})

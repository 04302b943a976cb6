import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OpenSql } from '../../gateway/archive/sql.ts'
import { pupil } from '../fakes/people.ts'
import { ownSql } from './databases.ts'
import { believing, DAY, ownRegion, parcelOf } from './region.ts'
import { HOME, schoolIn, tokenIn } from './visitor.ts'

let sql: OpenSql
beforeAll(async () => {
  sql = await ownSql()
})
afterAll(() => sql.close())

const ownSchool = () => schoolIn(sql)

test('a hundred schools are shown page by page, as people sort them', async () => {
  const one = await ownSchool()
  await Promise.all(
    Array.from({ length: 100 }, (_, place) =>
      one.archive.rights.addSchool(`many-${place + 1}`, `Многая школа № ${place + 1}`),
    ),
  )
  const shown = async (page: number) =>
    [
      ...(await one.ask(`/registry/schools?q=Многая&page=${page}`)).html.matchAll(/>Многая школа № (\d+)</g),
    ].map((found) => Number(found[1]))
  expect(await shown(1)).toEqual(Array.from({ length: 25 }, (_, place) => place + 1))
  expect((await shown(4)).at(-1)).toBe(100)
  expect(await shown(99)).toEqual(await shown(4))
})

test('the registry shows how much there is and when it was seen, and nobody’s name', async () => {
  const region = await ownRegion({ sql, people: [pupil()], verify: believing, certificates: 'any' })
  const one = await ownSchool()
  const offered = [parcelOf(region.correct()), parcelOf(region.correct({ school: 'another' }))]
  await region.offer(...offered)
  await region.fetch(`${HOME}/v1/changes?after=`, { headers: region.headers })
  one.clock.at = DAY + 5 * 60_000

  const page = (await one.ask(`/registry/schools/${region.school}`)).html
  expect(page).toContain('работает')
  expect(page).toContain('5 минут назад')
  expect(page).toContain('Сертификат не разрешён школе')
  expect(page.replace(/\s+/g, ' ')).toContain('<dt>Принято</dt> <dd>1</dd>')
  const list = (await one.ask(`/registry/schools?q=${region.school}`)).html
  for (const word of [pupil().lastName, pupil().firstName, pupil().snils, pupil().id])
    expect(page + list).not.toContain(word)
})

test('a workplace that says nothing for a week is told from one that works', async () => {
  const one = await ownSchool()
  await one.fill(`${one.path}/add-workplace`, { code: 'desk-1' })
  const note = (days: number) =>
    one.archive.sightings.note(one.code, 'desk-1', 'pulled', new Date(DAY - days * 86_400_000))
  await note(8)
  expect((await one.ask(one.path)).html).toContain('давно молчит')
  await note(6)
  expect((await one.ask(one.path)).html).not.toContain('давно молчит')
})

test('a workplace that asks often is written down once a minute', async () => {
  const one = await ownSchool()
  const token = tokenIn((await one.fill(`${one.path}/add-workplace`, { code: 'desk-1' })).html)!
  const seen: (number | null | undefined)[] = []
  for (const seconds of [0, 30, 31]) {
    one.clock.at += seconds * 1_000
    await one.me(token)
    const [desk] = await one.archive.registry.workplaces(one.code)
    seen.push(desk?.seen && desk.seen.getTime() - DAY)
  }
  expect(seen).toEqual([0, 0, 61_000])
})

import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { regionPack, type SystemCode } from '../../contract/region.ts'
import { AGE_GROUPS } from '../../domain/age.ts'
import { createDiagnosis } from '../../main/diagnosis/diagnosis.ts'
import { regionOn, servedOn } from '../../main/diagnosis/region.ts'
import { readPack, readShelf } from '../../main/diagnosis/shelf.ts'
import { REGIONS } from '../main/diagnosis/desk.ts'

const TODAY = '2026-11-22'
const shelf = readShelf({ regions: REGIONS, packs: undefined, own: 'no-such-folder' })
const packs = [...shelf.packs.values()]

/** The regions by the journal of their families in September 2026 (§4.6 of the research), by hand. */
const bySystem: Readonly<Partial<Record<SystemCode, string>>> = {
  tor:
    'altai-republic kabardino-balkaria lnr dnr udmurtia chuvashia krasnodar astrakhan bryansk voronezh kaliningrad ' +
    'kostroma kursk rostov sverdlovsk smolensk chelyabinsk yaroslavl jewish nenets',
  'dnevnik-ru':
    'adygea kalmykia north-ossetia tuva chechnya khabarovsk arkhangelsk ivanovo irkutsk novgorod omsk saratov tambov',
  netschool:
    'buryatia ingushetia karachay-cherkessia komi mari-el mordovia yakutia altai-krai zabaykalsky kamchatka primorye ' +
    'amur volgograd leningrad ryazan samara sakhalin tomsk tula ulyanovsk',
  mesh: 'bashkortostan dagestan karelia tatarstan vologda kaluga moscow-oblast murmansk tver tyumen yamal moscow perm',
  eljur: 'crimea novosibirsk kurgan lipetsk nizhny-novgorod khmao',
  one: 'stavropol zaporozhye kirov orenburg orel pskov kherson chukotka',
  bars: 'khakassia vladimir magadan',
  other: 'spb kemerovo krasnoyarsk belgorod penza neutral',
  paper: 'sevastopol',
}

test('every file that comes along is as it should be, and none is left out', () => {
  expect(shelf.refused).toEqual([])
  const names = readdirSync(REGIONS).filter((name) => name.endsWith('.json'))
  expect(names.toSorted()).toEqual(
    ['calendar', 'cases', 'kaliningrad', 'neutral', 'omsk', 'retention', 'ryazan', 'systems', 'table'].map(
      (name) => `${name}.json`,
    ),
  )
})

test('the catalogue has the cases C01 to C35, each once', () => {
  const codes = Array.from({ length: 35 }, (_, place) => `C${String(place + 1).padStart(2, '0')}`)
  expect(shelf.catalogue.cases.map(({ code }) => code)).toEqual(codes)
})

test('all 89 regions are there with the journal that they have, and the neutral one', () => {
  expect(packs).toHaveLength(90)
  const found = Object.fromEntries(packs.map((pack) => [pack.code, servedOn(pack, TODAY).system]))
  const expected = Object.fromEntries(
    Object.entries(bySystem).flatMap(([system, codes]) => codes.split(' ').map((code) => [code, system])),
  )
  expect(found).toEqual(expected)
})

test('no two regions share a code or a name', () => {
  const table: unknown = JSON.parse(readFileSync(`${REGIONS}/table.json`, 'utf8'))
  const { regions } = table as { regions: { code: string }[] }
  const files = ['kaliningrad', 'omsk', 'ryazan', 'neutral']
  const codes = [...regions.map(({ code }) => code), ...files]
  expect(new Set(codes).size).toBe(codes.length)
  expect(new Set(packs.map(({ title }) => title.ru)).size).toBe(packs.length)
  expect(new Set(packs.map(({ title }) => title.en)).size).toBe(packs.length)
})

test('every region has a door, or its source says why there is none', () => {
  const without = packs.filter((pack) => regionOn(pack, shelf, TODAY).doors.length === 0)
  expect(without.map(({ code }) => code)).toEqual(['sevastopol'])
  expect(servedOn(without[0]!, TODAY).source).toContain('no door')
})

test('where since when is not known, or no hotline is, the source says so', () => {
  const table = packs.filter(({ code }) => !['kaliningrad', 'omsk', 'ryazan', 'neutral'].includes(code))
  expect(
    table.filter(({ served }) => !served[0]!.source.includes('hotline of the region: not known')),
  ).toEqual([])
  expect(shelf.packs.get('adygea')!.served[0]!.source).toContain('since when is not known')
})

test('exactly one journal serves each region today, and none ends before the next begins', () => {
  for (const { served } of packs) {
    expect(served.filter(({ validTo }) => validTo === null)).toHaveLength(1)
    const inOrder = served.toSorted((one, other) => one.validFrom.localeCompare(other.validFrom))
    for (const [place, one] of inOrder.slice(1).entries()) {
      expect(inOrder[place]!.validTo! < one.validFrom).toBe(true)
    }
  }
})

test.each([
  ['kaliningrad', '2026-08-31', 'eljur', 'https://keo.gov39.ru'],
  ['kaliningrad', '2026-09-01', 'tor', 'https://www.gosuslugi.ru/school'],
  ['ryazan', '2025-08-31', 'bars', 'https://e-school.ryazangov.ru'],
  ['ryazan', '2025-09-01', 'netschool', 'https://e-school.ryazan.gov.ru'],
  ['omsk', '2026-08-31', 'dnevnik-ru', 'https://dnevnik.ru'],
  ['omsk', '2026-09-01', 'dnevnik-ru', 'https://dnevnik.ru'],
] as const)('%s on %s: %s', (code, day, system, door) => {
  const region = regionOn(shelf.packs.get(code)!, shelf, day)
  expect([region.served.system, region.doors[0]!.url]).toEqual([system, door])
})

test('a pack of the table can be copied into a file of its own', () => {
  for (const pack of packs) expect(regionPack.parse(JSON.parse(JSON.stringify(pack)))).toEqual(pack)
  const omsk = readPack(`${REGIONS}/omsk.json`, new Set())
  expect(omsk.ok && omsk.value.hotlines[0]!.hours!.ru).toBe(
    'пн–чт 8:30–17:30, пт 8:30–16:15, обед 13:00–13:45',
  )
})

test('every journal knows all fields of a pupil, and those of a parent', () => {
  for (const { matching } of shelf.systems) {
    expect(new Set(matching.pupil.map(({ field }) => field)).size).toBe(9)
    expect(new Set(matching.guardian.map(({ field }) => field)).size).toBe(7)
  }
  expect(shelf.systems.map(({ system }) => system).toSorted()).toEqual(Object.keys(bySystem).toSorted())
})

test('every step and title is said in both languages, Russian with Russian letters', () => {
  const texts = shelf.catalogue.cases.flatMap(({ title, why, endings }) => [
    title,
    why,
    ...endings.flatMap(({ tasks }) => tasks.flatMap(({ steps }) => steps)),
  ])
  expect(texts.filter(({ ru }) => !/[а-яё]/i.test(ru))).toEqual([])
  expect(texts.filter(({ ru, en }) => ru === en && !ru.includes('{'))).toEqual([])
  // A Latin letter inside a Russian word is the very mistake that locks people out.
  expect(texts.filter(({ ru }) => /[а-яё][a-z]|[a-z][а-яё]/i.test(ru))).toEqual([])
})

test('in every region every case leads everybody to steps that are filled in', () => {
  const visitors = AGE_GROUPS.flatMap((age) =>
    (['pupil', 'guardian'] as const).flatMap((who) =>
      [true, false].map((isForeign) => ({ who, age, isForeign })),
    ),
  )
  for (const pack of packs) {
    const desk = createDiagnosis({
      regions: REGIONS,
      packs: undefined,
      own: 'no-such-folder',
      locked: pack.code,
      today: () => TODAY,
    })
    for (const { code } of shelf.catalogue.cases) {
      for (const visitor of visitors) {
        const found = desk.open(code, { visitor })
        const tasks = found.ok ? found.value.tasks : []
        expect(tasks.length).toBeGreaterThan(0)
        expect(
          tasks.every(({ steps }) => steps.length > 0 && steps.every(({ ru, en }) => !/[{}]/.test(ru + en))),
        ).toBe(true)
      }
    }
  }
})

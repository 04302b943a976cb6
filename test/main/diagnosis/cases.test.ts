import { expect, test } from 'vitest'
import { mayCorrect, type Visitor } from '../../../domain/diagnosis.ts'
import type { Field } from '../../../domain/person.ts'
import type { OpenCase } from '../../../contract/diagnosis.ts'
import { ownDiagnosis } from './desk.ts'
import { expectedCases, type Who } from './expected-cases.ts'

const visitors: Readonly<Record<Who, Visitor>> = {
  child: { who: 'pupil', age: 'to-13', isForeign: false },
  teen: { who: 'pupil', age: '14-17', isForeign: false },
  adult: { who: 'pupil', age: 'from-18', isForeign: false },
  parent: { who: 'guardian', age: 'from-18', isForeign: false },
  foreign: { who: 'pupil', age: 'to-13', isForeign: true },
}

type Region = 'kaliningrad' | 'omsk' | 'ryazan'

const NAME = ['lastName', 'firstName', 'middleName'] as const
const CERTIFICATE = ['certificateSeries', 'certificateNumber'] as const
const CONTACTS = ['phone', 'email'] as const

/** In which order each journal weighs the fields (§6.3 of the research). */
const order: Readonly<Record<Region, Readonly<Record<Visitor['who'], readonly Field[]>>>> = {
  kaliningrad: {
    pupil: ['snils', ...NAME, 'birthDate', ...CERTIFICATE, ...CONTACTS],
    guardian: ['snils', ...NAME, 'birthDate', ...CONTACTS],
  },
  omsk: {
    pupil: ['snils', ...NAME, 'birthDate', ...CERTIFICATE, ...CONTACTS],
    guardian: ['snils', ...NAME, 'birthDate', ...CONTACTS],
  },
  ryazan: {
    pupil: ['snils', ...CERTIFICATE, ...NAME, 'birthDate', ...CONTACTS],
    guardian: ['snils', ...NAME, 'birthDate', ...CONTACTS],
  },
}

/** The address and the journal by which the steps name each region. */
const named: Readonly<
  Record<Region, { readonly door: string; readonly system: string; readonly title: string }>
> = {
  kaliningrad: {
    door: 'gosuslugi.ru/school',
    system: 'Госуслуги Моя школа',
    title: 'Калининградская область',
  },
  omsk: { door: 'dnevnik.ru', system: 'Дневник.ру', title: 'Омская область' },
  ryazan: {
    door: 'e-school.ryazan.gov.ru',
    system: 'Сетевой город. Образование',
    title: 'Рязанская область',
  },
}

const regions = Object.keys(order) as Region[]
const desks = Object.fromEntries(
  regions.map((region) => [region, ownDiagnosis({ region, own: 'no-such-folder' })]),
) as Record<Region, ReturnType<typeof ownDiagnosis>>

const rows = regions.flatMap((region) =>
  Object.entries(expectedCases).flatMap(([code, row]) =>
    Object.entries(visitors).map(([who, visitor]) => ({ region, code, row, who: who as Who, visitor })),
  ),
)

test('the table has all cases, everybody and the three regions', () => {
  expect(Object.keys(expectedCases)).toHaveLength(35)
  expect(rows).toHaveLength(35 * 5 * 3)
})

test.each(rows)(
  '$code, $who, $region: the message leads to who mends it',
  ({ region, code, row, who, visitor }) => {
    const { cases } = desks[region].find(row.message, { visitor })
    const before = row.after?.[who]
    expect(cases[0]!.code).toBe(before ?? code)
    const line = cases.find((one) => one.code === code)!
    expect(line.nature).toBe(row.nature)

    const found = opened(region, code, visitor)
    const expected = row[who] ?? row.all
    const fields = order[region][row.about ?? visitor.who].filter((field) => expected.fields?.includes(field))
    expect(found.tasks.map(({ by }) => by)).toEqual(expected.by)
    expect(found.fields.map(({ field }) => field)).toEqual(fields)
    expect(found.corrects).toBe(mayCorrect(row.nature) && fields.length > 0)
    expect(line.fixer).toBe(expected.by[0])

    const steps = stepsOf(found)
    for (const words of row.says ?? []) expect(steps).toContain(words)
  },
)

test.each(rows)('$code, $who, $region: the steps fit on one page and have nothing left to fill in', (one) => {
  const found = opened(one.region, one.code, one.visitor)
  for (const { steps } of found.tasks) {
    expect(steps.length).toBeGreaterThan(0)
    expect(steps.length).toBeLessThanOrEqual(9)
    for (const { ru, en } of steps) {
      expect(ru.length).toBeLessThanOrEqual(130)
      expect(`${ru}${en}`).not.toMatch(/[{}]|undefined/)
    }
  }
  expect(found.tasks.flatMap(({ steps }) => steps).length).toBeLessThanOrEqual(22)
})

test('who gives a consent is led to the account by a link', () => {
  for (const code of ['C03', 'C04', 'C06', 'C08']) {
    for (const visitor of Object.values(visitors)) {
      const [task] = opened('ryazan', code, visitor).tasks
      expect(task!.links.map(({ url }) => url)).toEqual(['https://lk.gosuslugi.ru'])
    }
  }
})

test.each(regions)('the old door leads to the new one: %s', (region) => {
  for (const visitor of Object.values(visitors)) {
    const steps = stepsOf(opened(region, 'C34', visitor))
    expect(steps).toContain(named[region].door)
  }
  const door = `https://${named[region].door}`
  const links = opened(region, 'C34', visitors.parent).tasks[0]!.links.map(({ url }) => url)
  expect(links[0]!.replace('www.', '')).toBe(door)
  expect(new Set(links).size).toBe(links.length)
  const teen = stepsOf(opened(region, 'C34', visitors.teen))
  expect(teen.includes('«Выберите регион, в котором находится школа»')).toBe(region === 'kaliningrad')
})

test.each(regions)(
  'the region is named where one must choose it, the journal where it is opened: %s',
  (region) => {
    const { title, system } = named[region]
    expect(stepsOf(opened(region, 'C29', visitors.parent))).toContain(`Выберите регион «${title}».`)
    expect(stepsOf(opened(region, 'C01', visitors.child))).toContain(`(${system})`)
  },
)

test('a parent who comes with the message of the child is led to the child’s record', () => {
  expect(opened('omsk', 'C01', visitors.parent).about).toBe('pupil')
  expect(opened('omsk', 'C05', visitors.child).about).toBe('guardian')
  expect(opened('omsk', 'C15', visitors.parent).about).toBe('guardian')
})

test('where the schools write on paper nobody is sent to a door', () => {
  const desk = ownDiagnosis({ region: 'sevastopol' })
  const found = desk.open('C34', { visitor: visitors.parent })
  expect(found.ok && found.value.tasks.map(({ by }) => by)).toEqual(['wait'])
})

test('the ЗАГС check is asked for in the words of the instruction', () => {
  const [first] = opened('ryazan', 'C20', visitors.parent).tasks
  const steps = first!.steps.map(({ ru }) => ru).join('\n')
  for (const words of [
    'Документы → Семья и дети',
    '«Запросить»',
    'галочку рядом с именем ребёнка',
    'Снимите галочку «Автообновление для сохранения актуальности документов»',
    '«Отправить»',
    'обычно 15–20 минут, иногда дольше — до нескольких недель',
    '«Создать»',
  ]) {
    expect(steps).toContain(words)
  }
})

test('a child’s password is changed by the parent, a teenager restores it alone', () => {
  const child = stepsOf(opened('omsk', 'C27', visitors.child))
  expect(child).toContain('«Настроить профиль»')
  expect(child).toContain('«Сменить пароль»')
  const teen = stepsOf(opened('omsk', 'C27', visitors.teen))
  expect(teen).toContain('Паспорт РФ, ИНН или СНИЛС')
  expect(teen).not.toContain('«Сменить пароль»')
})

test('the parent binds with the code and the child types it in', () => {
  const [parent, child] = opened('omsk', 'C25', visitors.teen).tasks
  expect(parent!.steps.map(({ ru }) => ru).join('\n')).toMatch(/«Привязать»[^]*«Продолжить»[^]*код привязки/)
  expect(child!.steps.map(({ ru }) => ru).join('\n')).toMatch(/код привязки[^]*«Профиль»/)
})

test('the hotline of the region comes first, and that of Госуслуги is named for its own matters', () => {
  expect(opened('omsk', 'C35', visitors.parent).region.hotlines.map(({ phone }) => phone)).toEqual([
    '8-800-381-1234',
    '115',
    '8 800 100-70-10',
  ])
  expect(stepsOf(opened('omsk', 'C35', visitors.parent))).toContain('8-800-381-1234')
  expect(stepsOf(opened('omsk', 'C24', visitors.parent))).toContain('115, 8 800 100-70-10')
})

function opened(region: Region, code: string, visitor: Visitor): OpenCase {
  const found = desks[region].open(code, { visitor })
  if (!found.ok) throw new Error(found.fault.code)
  return found.value
}

const stepsOf = ({ tasks }: OpenCase): string =>
  tasks.flatMap(({ steps }) => steps.map(({ ru }) => ru)).join('\n')

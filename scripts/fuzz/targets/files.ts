import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { mapping } from '../../../contract/exchange.ts'
import { ownSettings } from '../../../contract/own-settings.ts'
import { regionPack } from '../../../contract/region.ts'
import { settings } from '../../../contract/settings.ts'
import { readCalendar } from '../../../main/calendar.ts'
import { readPack } from '../../../main/diagnosis/shelf.ts'
import { ownSettingsIn } from '../../../main/own-settings.ts'
import { pageAt } from '../../../main/pages.ts'
import { readSettings } from '../../../main/settings.ts'
import { keystore } from '../../../test/fakes/keystore.ts'
import { exampleOf } from '../mutate/example.ts'
import { mutateJson } from '../mutate/json.ts'
import { mutateLine } from '../mutate/text.ts'
import { ACCEPTED, refused, type Target, type Verdict, wrong } from '../target.ts'

const REGIONS = join(import.meta.dirname, '../../../regions')

/** Stands in every file as a secret: no error may carry it out. */
const SECRET = 'SECRETTOKENSECRETTOKEN0123456789'

const json = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value))

/** A settings file is believed, or refused with plain words that say which file it is and nothing of what is in it. */
function judgeSettings(read: () => unknown, file: string): Verdict {
  try {
    read()
    return ACCEPTED
  } catch (cause) {
    if (!(cause instanceof Error) || cause.constructor !== Error) throw cause
    if (!cause.message.includes(file)) return wrong('an error that does not name the file')
    if (leaks(cause)) return wrong('an error that carries a secret out')
    return refused('settings')
  }
}

/** Of a secret even eight signs are too many. */
function leaks(cause: Error): boolean {
  const text = `${cause.message} ${cause.stack} ${cause.cause instanceof Error ? cause.cause.message : ''}`
  return /SECRETTO|TOKENSEC/.test(text)
}

const machine: Target = {
  name: 'settings',
  inputs: 15_000,
  open: (folder) => {
    const file = join(folder, 'sverka.json')
    const gateway = { url: 'https://gateway.example.org', token: SECRET }
    return {
      seeds: [
        json(exampleOf(settings)),
        json({ mode: 'work', school: 'school-1', workplace: 'desk-1', gateway }),
        json({}),
        Buffer.from(`{"gateway":{"token":"${SECRET}"`),
        Buffer.from(SECRET),
      ],
      mutate: mutateJson,
      judge: (input) => {
        writeFileSync(file, input)
        return judgeSettings(() => {
          const { settings: held, locked } = readSettings(file, {}, folder)
          if (!settings.safeParse(held).success)
            throw new Error(`${file}: settings that are none are in force`)
          if (locked.some((key) => !(key in settings.shape))) throw new TypeError('a lock that is none')
        }, file)
      },
    }
  },
}

const own: Target = {
  name: 'desk-settings',
  inputs: 15_000,
  open: (folder) => {
    const file = join(folder, 'desk.json')
    const store = keystore('fuzz')
    const sealed = `sealed:${store.encryptString(SECRET).toString('base64')}`
    const gateway = { url: 'https://gateway.example.org', token: sealed, authorities: [] }
    return {
      seeds: [
        json({}),
        json({ ...(exampleOf(ownSettings) as object) }),
        json({ mode: 'work', school: 'school-1', gateway }),
        json({ gateway: { ...gateway, token: SECRET } }),
        json({ gateway: SECRET }),
        json(null),
      ],
      mutate: mutateJson,
      judge: (input) => {
        writeFileSync(file, input)
        return judgeSettings(() => {
          const held = ownSettingsIn(folder, store).read()
          if (!ownSettings.safeParse(held).success) throw new TypeError('settings that are none are in force')
        }, file)
      },
    }
  },
}

const packs: Target = {
  name: 'region-pack',
  inputs: 15_000,
  open: (folder) => {
    const file = join(folder, 'pack.json')
    const cases = JSON.parse(readFileSync(join(REGIONS, 'cases.json'), 'utf8')) as {
      links: object
      cases: readonly object[]
    }
    const links = new Set(Object.keys(cases.links))
    const omsk = JSON.parse(readFileSync(join(REGIONS, 'omsk.json'), 'utf8')) as object
    return {
      seeds: [
        json(omsk),
        readFileSync(join(REGIONS, 'neutral.json')),
        json({ ...omsk, cases: cases.cases.slice(0, 1) }),
      ],
      mutate: mutateJson,
      judge: (input) => {
        writeFileSync(file, input)
        const read = readPack(file, links)
        if (!read.ok)
          return typeof read.fault.place === 'string' ? refused('pack') : wrong('a fault without a place')
        const again = regionPack.safeParse(read.value)
        if (!again.success || !isDeepStrictEqual(again.data, read.value)) return wrong('a pack that is none')
        const held = JSON.stringify(read.value)
        return /"url":"(?!https?:)/.test(held) ? wrong('a link that is no page') : ACCEPTED
      },
    }
  },
}

const calendars: Target = {
  name: 'calendar',
  inputs: 12_000,
  open: (folder) => {
    const file = join(folder, 'calendar.json')
    const shipped = readFileSync(join(REGIONS, 'calendar.json'))
    return {
      seeds: [shipped],
      mutate: mutateJson,
      judge: (input) => {
        writeFileSync(file, input)
        const causes: Error[] = []
        const read = readCalendar({ regions: REGIONS, packs: folder, refused: (cause) => causes.push(cause) })
        if (causes.some((cause) => cause.constructor !== Error)) return wrong('a refusal without words')
        return causes.length > 0
          ? refused('calendar')
          : typeof read === 'object'
            ? ACCEPTED
            : wrong('no calendar at all')
      },
    }
  },
}

const mappings: Target = {
  name: 'mapping',
  inputs: 40_000,
  open: () => {
    const columns = [
      { heading: 'Фамилия', source: { from: 'person', field: 'lastName' } },
      { heading: 'Было', source: { from: 'was', field: 'snils' } },
      { heading: '№', source: { from: 'correction', what: 'number' } },
      { heading: '', source: { from: 'text', text: '=1+1' } },
      { heading: 'x', source: { from: 'empty' } },
    ]
    const plain = {
      form: 1,
      id: '019b0000-0000-7000-8000-000000000001',
      title: 'TEST',
      journal: 'eljur',
      file: 'csv',
      columns,
      changed: '2026-09-01T08:00:00.000Z',
    }
    return {
      seeds: [json(plain), json({ ...plain, file: 'xlsx', rowsAbove: [['a'], []], kinds: ['pupil'] })],
      mutate: mutateJson,
      judge: (input) => {
        const read = mapping.safeParse(parsed(Buffer.from(input).toString('utf8')))
        if (!read.success) return refused('mapping')
        const again = mapping.safeParse(JSON.parse(JSON.stringify(read.data)))
        return again.success && isDeepStrictEqual(again.data, read.data)
          ? ACCEPTED
          : wrong('a mapping that reads otherwise a second time')
      },
    }
  },
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // no JSON is no mapping
  }
}

const PAGES = [
  '/',
  '/index.html',
  '/pin/index.html',
  '/assets/a.js',
  '/%2e%2e/secret',
  '/..%2fsecret',
  '/..%5csecret',
  '/%00',
  '/%zz',
  '//kiosk/../secret',
  '/assets/%2e%2e/%2e%2e/secret',
  '/....//secret',
]

const pages: Target = {
  name: 'pages',
  inputs: 20_000,
  open: (folder) => {
    const built = join(folder, 'renderer')
    rmSync(built, { recursive: true, force: true })
    mkdirSync(join(built, 'pin'), { recursive: true })
    mkdirSync(join(built, 'assets'))
    for (const name of ['index.html', 'pin/index.html', 'assets/a.js'])
      writeFileSync(join(built, name), 'page')
    for (const place of ['secret', `renderer-secret`]) writeFileSync(join(folder, place), SECRET)
    return {
      seeds: PAGES.flatMap((path) =>
        ['app://kiosk', 'app://pin', 'app://other'].map((host) => Buffer.from(host + path)),
      ),
      mutate: mutateLine,
      judge: async (input) => {
        const address = Buffer.from(input).toString('utf8')
        if (!URL.canParse(address)) return refused('no address')
        const answer = await pageAt(address, built)
        const text = await answer.text()
        if (text.includes(SECRET)) return wrong(`a file outside of ${sep}renderer`)
        if (answer.status === 200) return text === 'page' ? ACCEPTED : wrong('a page that is none')
        return answer.status === 404 || answer.status === 403 || answer.status === 400
          ? refused(String(answer.status))
          : wrong('a strange status')
      },
    }
  },
}

/** What is read at the start and what a person brings: settings, packs, calendars, mappings, addresses of pages. */
export const fileTargets: readonly Target[] = [machine, own, packs, calendars, mappings, pages]

import { basename } from 'node:path'
import { isoToday } from '../../domain/date.ts'
import { done, failed } from '../../domain/outcome.ts'
import type { AccessFilter, AccessLine } from '../../contract/access.ts'
import type { Handlers } from '../../contract/index.ts'
import { csvOf, sheetsOf, type Report } from '../access/report.ts'
import { sumsOf } from '../access/sums.ts'
import type { Desk, Dialogs } from '../desk.ts'
import { writeWhole } from '../exchange/write-whole.ts'
import type { Event } from '../store/events.ts'

type Own = Pick<Handlers, Extract<keyof Handlers, `access.${string}`>>

/** Rows that one file takes: a workbook is made in memory. */
const MOST = { xlsx: 50_000, csv: 500_000 } as const

/** Who has looked at whom, and what was done at this desk. */
export function accessHandlers(desk: Desk, dialogs: Dialogs): Own {
  const { makeWorkbook, now, note, shift } = desk
  const { looks, holders, abouts, rows, leaks, verifying } = desk.access

  function line(one: Event, name: ReturnType<typeof holders.naming>): AccessLine {
    const { person, about } = abouts.of(one.what, one.subject)
    return {
      number: one.number,
      at: new Date(one.at).toISOString(),
      what: one.what,
      by: name(one.who),
      workplace: one.workplace,
      about,
      ...(person && { person: abouts.person(person) }),
    }
  }

  const everybody = () => {
    const name = holders.naming()
    const known = new Map(rows.everybody().map((who) => [name(who).key, name(who)]))
    return [...known.values()].toSorted((one, other) => one.name.localeCompare(other.name, 'ru'))
  }

  /** What is carried out, with the chains as they are found now. */
  async function reportOf(filter: AccessFilter, words: Report['words']): Promise<Report> {
    const name = holders.naming()
    const [event, correction] = await Promise.all([verifying.verify('event'), verifying.verify('correction')])
    const known = everybody()
    const lines: AccessLine[] = []
    const each = (one: Event): void => void lines.push(line(one, name))
    const sums = await sumsOf(rows.slices(filter), { abouts, name, each })
    const { schoolTitle, school, workplace } = desk.look()
    return {
      desk: { school: schoolTitle || school, workplace },
      filter,
      at: now(),
      by: shift.current()?.name ?? '',
      lines,
      sums,
      chains: { event, correction },
      words,
      name: (key) => known.find((one) => one.key === key),
      person: abouts.person,
    }
  }

  return {
    'access.list': ({ before, limit, ...filter }) => {
      const name = holders.naming()
      const page = rows.page(filter, limit + 1, before)
      return done({ lines: page.slice(0, limit).map((one) => line(one, name)), more: page.length > limit })
    },

    'access.choices': ({ person }) =>
      done({ staff: everybody(), ...(person && { person: abouts.person(person) }) }),

    'access.compare': ({ person }) => {
      looks('person.compare', person)
      return done({})
    },

    'access.chain': () => done(verifying.look()),
    'access.verify': () => {
      verifying.start()
      return done(verifying.look())
    },

    'access.leaks': () => done({ leaks: leaks.list() }),
    'access.leakEnter': ({ found }) => {
      const entered = leaks.enter(found)
      return entered.ok ? done({ leaks: entered.value }) : entered
    },
    'access.leakMark': ({ number, step }) => {
      const marked = leaks.mark(number, step)
      return marked.ok ? done({ leaks: marked.value }) : marked
    },

    'access.count': async (filter) =>
      done((await sumsOf(rows.slices(filter), { abouts, name: holders.naming() })).count),

    'access.export': async ({ file: form, words, ...filter }) => {
      const [many, limit] = [rows.count(filter), MOST[form]]
      if (many > limit) return failed({ code: 'access.too-many', rows: many, limit })
      const file = await dialogs.saveAs(`sverka-access-${isoToday(now())}.${form}`)
      if (!file) return failed({ code: 'file.not-chosen' })
      const report = await reportOf(filter, words)
      const bytes = form === 'xlsx' ? await makeWorkbook(sheetsOf(report)) : csvOf(report)
      const written = await writeWhole(file, bytes)
      if (!written.ok) return written
      // The log is carried out of the house: the log says so too.
      note('access.export')
      return done({ ...report.sums.count, name: basename(file) })
    },
  }
}

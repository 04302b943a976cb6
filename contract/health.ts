import { z } from 'zod'
import { call } from './call.ts'
import { mark, severity } from './mark.ts'
import { told } from './people.ts'

const count = z.int().nonnegative()

/** How far the checks of the whole base are. `done` and `of` count records; `at` is when they last came to an end. */
export const healthRun = z.strictObject({
  state: z.enum(['running', 'idle', 'stopped']),
  done: count,
  of: count,
  at: z.iso.datetime().optional(),
})

export type HealthRun = z.output<typeof healthRun>

/**
 * One class; '' are the guardians and pupils of no class. `ready` are those with no fault on their card:
 * the checks know of nothing that would keep them out. `faults` and `warnings` count the marks on the cards of
 * pupils and guardians together; a guardian of pupils in two classes counts in both.
 */
export const classHealth = z.strictObject({
  className: z.string(),
  pupils: count,
  ready: count,
  faults: count,
  warnings: count,
  guardians: count,
  guardiansReady: count,
})

export type ClassHealth = z.output<typeof classHealth>

/** How many active people have a mark of this code; `severity` is the gravest it was given with. */
export const kindHealth = z.strictObject({
  code: z.string(),
  severity,
  people: count,
  /** Of them, those who have it as gravely as that. */
  gravest: count,
})

export type KindHealth = z.output<typeof kindHealth>

/** One day of the trend: ISO day, active people, ready ones, faults on all cards. */
export const dayHealth = z.strictObject({ day: z.iso.date(), people: count, ready: count, faults: count })

export type DayHealth = z.output<typeof dayHealth>

export const health = z.strictObject({
  run: healthRun,
  people: count,
  ready: count,
  classes: z.array(classHealth),
  kinds: z.array(kindHealth),
  trend: z.array(dayHealth).max(400),
})

export type Health = z.output<typeof health>

/**
 * Which active people with something marked: of a class, with a mark of a code, with a mark at least as grave
 * (of that code, where one is given). All that is given must hold.
 */
export const healthFilter = z.strictObject({
  className: z.string().max(20).optional(),
  code: z.string().max(60).optional(),
  severity: severity.optional(),
})

export type HealthFilter = z.output<typeof healthFilter>

/** A person with what is marked on the card; the class of a guardian are those of the pupils, '5А, 7Б'. */
export const healthLine = z.strictObject({
  person: told,
  marks: z.array(mark),
})

export type HealthLine = z.output<typeof healthLine>

export const healthCalls = {
  'health.look': call(z.strictObject({}), health),
  'health.list': call(
    healthFilter.extend({ from: count.default(0), limit: z.int().positive().max(1_000).default(100) }),
    z.strictObject({ lines: z.array(healthLine), total: count }),
  ),
  /** Checks everybody anew; what has changed is checked by itself. */
  'health.run': call(z.strictObject({}), healthRun),
  'health.stop': call(z.strictObject({}), healthRun),
  /**
   * Writes the list as XLSX where the person chooses, a row for each mark: class, full name, birth date, where
   * on the card (`fields`), how grave, what is marked (`codes`), the value that would mend it. The page gives
   * the words: headings of these seven, and one word or sentence for each code, so that no sentence lives in main.
   */
  'health.export': call(
    healthFilter.extend({
      words: z.strictObject({
        sheet: z.string().max(31),
        headings: z.array(z.string().max(100)).length(7),
        codes: z.record(z.string(), z.string().max(500)),
        fields: z.record(z.string(), z.string().max(100)),
        severities: z.record(z.string(), z.string().max(100)),
      }),
    }),
    z.strictObject({ name: z.string(), rows: count }),
  ),
}

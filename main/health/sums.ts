import type { Mark } from '../../contract/mark.ts'
import type { Database } from '../store/database.ts'
import { worstOf } from './worst.ts'

/** What one person adds to the numbers; people who have left add nothing. */
export type Share = {
  readonly kind: 'pupil' | 'guardian'
  readonly active: boolean
  /** At least one; '' is no class. */
  readonly classes: readonly string[]
  readonly marks: readonly Pick<Mark, 'code' | 'severity'>[]
}

type ClassSum = {
  pupils: number
  ready: number
  faults: number
  warnings: number
  guardians: number
  guardiansReady: number
}

/**
 * The numbers by class and kind, moved on by what has become different. They are gathered while a batch is
 * kept and written once at its end.
 */
export function sumsOf(database: Database) {
  const addToClass = database.prepare<ClassSum & { className: string }>(`
    insert into health_class values (@className, @pupils, @ready, @faults, @warnings, @guardians, @guardiansReady)
    on conflict (class_name) do update set pupils = pupils + @pupils, ready = ready + @ready,
      faults = faults + @faults, warnings = warnings + @warnings,
      guardians = guardians + @guardians, guardians_ready = guardians_ready + @guardiansReady`)
  const addToKind = database.prepare<[string, string, number]>(`
    insert into health_kind values (?, ?, ?) on conflict (code, severity) do update set people = people + excluded.people`)
  const addToAll = database.prepare<[number, number, number]>(
    'update health_sum set people = people + ?, ready = ready + ?, faults = faults + ?',
  )

  let all = { people: 0, ready: 0, faults: 0 }
  let classes = new Map<string, ClassSum>()
  let kinds = new Map<string, number>()

  return {
    /** @param sign 1 puts the share in, -1 takes it out */
    add({ kind, active, classes: own, marks }: Share, sign: 1 | -1): void {
      if (!active) return
      const count = (severity: string) => marks.filter((mark) => mark.severity === severity).length * sign
      const [faults, warnings] = [count('error'), count('warning')]
      const ready = faults === 0 ? sign : 0
      all = { people: all.people + sign, ready: all.ready + ready, faults: all.faults + faults }

      for (const name of own) {
        const sum = classes.get(name) ?? NOTHING()
        sum.faults += faults
        sum.warnings += warnings
        sum[kind === 'pupil' ? 'pupils' : 'guardians'] += sign
        sum[kind === 'pupil' ? 'ready' : 'guardiansReady'] += ready
        classes.set(name, sum)
      }
      for (const [code, severity] of gravestOf(marks)) {
        const key = `${code} ${severity}`
        kinds.set(key, (kinds.get(key) ?? 0) + sign)
      }
    },

    /** Writes what has been gathered. Call inside a transaction. */
    write(): void {
      if (all.people || all.ready || all.faults) addToAll.run(all.people, all.ready, all.faults)
      for (const [className, sum] of classes)
        if (Object.values(sum).some((number) => number !== 0)) addToClass.run({ className, ...sum })
      for (const [key, people] of kinds) {
        const [code, severity] = key.split(' ') as [string, string]
        if (people !== 0) addToKind.run(code, severity, people)
      }
      this.drop()
    },

    /** Forgets what has been gathered: the batch is not kept. */
    drop(): void {
      all = { people: 0, ready: 0, faults: 0 }
      classes = new Map()
      kinds = new Map()
    },
  }
}

const NOTHING = (): ClassSum => ({
  pupils: 0,
  ready: 0,
  faults: 0,
  warnings: 0,
  guardians: 0,
  guardiansReady: 0,
})

/** A person counts once under each code, with the gravest. */
function gravestOf(marks: Share['marks']): Map<string, string> {
  const found = new Map<string, string>()
  for (const mark of marks) {
    const held = found.get(mark.code) as Mark['severity'] | undefined
    if (!held || worstOf([mark]) > worstOf([{ severity: held }])) found.set(mark.code, mark.severity)
  }
  return found
}

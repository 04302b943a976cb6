import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { OwnSettings } from '../contract/own-settings.ts'
import { START_STEPS, type StartStep } from '../contract/start-steps.ts'
import type { Fault } from '../contract/index.ts'
import type { SchoolOrder, StartFault, StartState } from '../contract/start.ts'
import { done, failed, type Outcome } from '../domain/outcome.ts'
import { baseIn } from './base-in.ts'
import { chooseWay } from './delivery.ts'
import { copiesOf } from './desk-copies.ts'
import { openBase } from './open-base.ts'
import { putAside } from './put-aside.ts'
import { certificatesOf } from './settings-shown.ts'
import type { Staff } from './staff/staff.ts'
import { cursorsOf } from './store/cursors.ts'
import type { World } from './world.ts'

type Needs = {
  readonly world: Pick<World, 'folder' | 'keys' | 'locked' | 'log' | 'now' | 'own' | 'restart' | 'settings'>
  readonly staff: Pick<Staff, 'list'>
}

/** Steps of the training; the others are of the work. */
const IN_TRAINING: ReadonlySet<StartStep> = new Set(['region', 'school'])

/** The way from the training to a real school. Each step is kept as soon as it is taken, and outlives a kill. */
export function createStart({ world, staff }: Needs) {
  const { own, settings, locked, folder } = world
  const isTraining = settings.mode === 'training'
  let { start: step, school } = own.read()

  const hasBase = (): boolean => existsSync(baseIn(folder, 'work'))

  function standing(): StartState['standing'] {
    if (locked.includes('mode')) return 'locked'
    if (!isTraining) return step ? 'going' : 'over'
    if (school !== undefined && hasBase()) return 'away'
    return step ? 'going' : 'offered'
  }

  const isOpen = (): boolean => standing() === 'going' && staff.list().length === 0

  const look = (): StartState => ({
    standing: standing(),
    ...(step && { step }),
    isOpen: isOpen(),
  })

  /** @throws when the file cannot be written */
  function keep(next: StartStep | undefined, change: Partial<OwnSettings> = {}): void {
    const { start: _, ...held } = own.read()
    own.write({ ...held, ...change, ...(next && { start: next }) })
    step = next
    school = change.school ?? school
  }

  return {
    look,
    /** What the shift has to know: whether it opens without a card, and whether one that is open so may stay. */
    ofShift: { isSetUp: isOpen, isStarting: (): boolean => standing() === 'going' },
    hasBase,

    begin(): Outcome<StartState, StartFault> {
      if (standing() === 'offered') keep(START_STEPS[0])
      return standing() === 'going' ? done(look()) : failed({ code: 'start.not-now' })
    },

    go(next: StartStep): Outcome<StartState, StartFault> {
      if (standing() !== 'going' || IN_TRAINING.has(next) !== isTraining)
        return failed({ code: 'start.not-now' })
      keep(next)
      return done(look())
    },

    /** The base is opened first: what cannot be opened must not become the base of the desk. */
    school(order: SchoolOrder): Outcome<StartState, Fault> {
      if (standing() !== 'going' || !isTraining) return failed({ code: 'start.not-now' })
      const { way, gateway, ...place } = order
      if (way === 'gateway' && !gateway && !settings.gateway) return failed({ code: 'start.gateway' })
      const wrong = [...order.trusted, ...(gateway?.authorities ?? [])].find((file) => !isAuthority(file))
      if (wrong !== undefined) return failed({ code: 'start.authority', file: wrong })

      const putBack = putAside(folder, world.now())
      let isKept = false
      try {
        const made = madeBase(order)
        if (!made.ok) return made
        keep('people', { ...place, mode: 'work', gateway: way === 'gateway' ? gateway : undefined })
        isKept = true
      } finally {
        if (!isKept) putBack()
      }
      world.restart()
      return done(look())
    },

    /** Nothing is asked for: in front of the base of the school the lock stands. */
    goBack(): Outcome<StartState, StartFault> {
      if (standing() !== 'away') return failed({ code: 'start.not-now' })
      keep(step, { mode: 'work' })
      world.restart()
      return done(look())
    },

    finish(): Outcome<StartState, StartFault> {
      if (standing() !== 'going' || isTraining) return failed({ code: 'start.not-now' })
      if (!staff.list().some(({ role }) => role === 'administrator')) return failed({ code: 'start.nobody' })
      keep(undefined)
      return done(look())
    },
  }

  function isAuthority(file: string): boolean {
    return file === basename(file) && certificatesOf(join(own.authorities, file)).length > 0
  }

  /** An empty base that knows how corrections leave the desk. */
  function madeBase({ way }: SchoolOrder): Outcome<undefined, Fault> {
    const ring = world.keys.read()
    if (!ring.ok) return ring
    const copies = copiesOf({ folder, settings: { ...settings, mode: 'work' } })
    const opened = openBase({ ...world, file: baseIn(folder, 'work'), ring: ring.value, copies })
    if (!opened.ok) return opened
    try {
      chooseWay(cursorsOf(opened.value.database), way)
    } finally {
      opened.value.database.close()
    }
    return done(undefined)
  }
}

export type Start = ReturnType<typeof createStart>

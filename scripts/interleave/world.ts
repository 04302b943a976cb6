import type { PersonRecord } from '../../contract/person.ts'
import type { Desk } from './desk.ts'
import type { createLine } from './line.ts'
import type { Region } from './region.ts'
import type { Mishap } from './steps.ts'
import type { Time } from './time.ts'

/** A workplace over all its lives. */
export type Workplace = {
  readonly file: string
  readonly open: () => Desk
  readonly mishaps: Mishap[]
  desk: Desk
  skewMs: number
  /** Ids a person was told are saved, and how many of them there were when the base was copied. */
  told: string[]
  copiedAt: number | undefined
  /** Told saved, and lost with the newer base when the older one was put in its place. */
  forgotten: string[]
}

/** A run under way. */
export type World = {
  readonly region: Region
  readonly people: readonly PersonRecord[]
  readonly workplaces: readonly Workplace[]
  readonly line: ReturnType<typeof createLine>
  readonly time: Time
}

/** The queries of one kind: each typed sign by sign, and whole; the same for every peer. */
export type Ask = {
  readonly what: string
  readonly wholes: readonly string[]
  readonly keystrokes: readonly string[]
  /** All places of `keystrokes` by chance: who cannot answer all in time answers these, as far as it comes. */
  readonly order: readonly number[]
}

/** What a peer is asked: all kinds, and the milliseconds it may take for each. */
export type Asked = {
  readonly asks: readonly Ask[]
  readonly patience: number
  /** Kinds whose whole queries are all answered, however long it takes. */
  readonly whole: readonly string[]
}

/**
 * What it answered to one kind: people for as many whole queries as it came to, and the time of keystrokes. `places`:
 * which keystrokes were measured; in each round all of them, milliseconds.
 */
export type Answered = {
  readonly what: string
  readonly answers: readonly (readonly number[])[]
  readonly places: readonly number[]
  readonly rounds: readonly (readonly number[])[]
}

/** A peer stands ready: seconds of making, bytes it holds in memory and on disk. */
export type Ready = {
  readonly is: 'ready'
  readonly seconds: number
  readonly memory: number
  readonly disk: number | undefined
}

/** All kinds are answered: bytes it holds now, milliseconds of a start that finds the index made. */
export type Finished = {
  readonly is: 'finished'
  readonly memory: number
  readonly reopen: number | undefined
}

/** What the process of a peer tells, in this order. */
export type FromPeer = Ready | ({ readonly is: 'answered' } & Answered) | Finished

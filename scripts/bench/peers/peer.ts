import type { Sought } from './people.ts'

/** The row numbers of whom it finds, the best first. */
export type Find = (typed: string) => readonly number[] | Promise<readonly number[]>

/** What a peer is given to make its index of; `folder` is its own and goes away after the run. */
export type Order = {
  readonly size: number
  readonly seed: number
  readonly folder: string
  readonly people: () => Iterable<Sought>
}

/** A search made and ready. `outside`: bytes it holds in other processes; `disk`: bytes of its files. */
export type Made = {
  readonly find: Find
  readonly outside?: () => number
  readonly disk?: () => number
  /** Milliseconds of a start that finds it made already; none where it is made anew at every start. */
  readonly reopen?: () => number | Promise<number>
  readonly close?: () => void
}

/** One search that a program could take. */
export type Peer = {
  readonly title: string
  /** Where the index lives: in the memory of the program, in a file, in a server. */
  readonly lives: 'memory' | 'file' | 'server'
  /** How it is set, by its own documentation. */
  readonly set: string
  /** People beyond which a keystroke of it takes seconds, known from smaller runs. */
  readonly most?: number
  make(order: Order): Made | Promise<Made>
}

/** People that a screen shows first. */
export const SHOWN = 20

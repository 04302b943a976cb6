import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openBase } from '../base.ts'
import { peers } from './all.ts'
import type { Cell } from './compare.ts'
import { judgeOf } from './judge.ts'
import { askOf, kindsOf } from './kinds.ts'
import { keepPeople } from './people.ts'
import { stand, type Report, type Standing } from './stand.ts'

/** A peer at one size; `cells` in the order of the kinds. `died`: it could not be made, in time or at all. */
export type Met = {
  readonly name: string
  readonly seconds: number
  readonly disk: number | undefined
  readonly memory: number
  readonly reopen: number | undefined
  readonly cells: readonly Cell[]
}

/** All of one size; `dead`: peers that could not be made. */
export type AtSize = {
  readonly size: number
  readonly kinds: readonly string[]
  readonly met: readonly Met[]
  readonly dead: readonly string[]
}

/** Milliseconds: to be made, and to answer one kind of query. */
export type Patience = { readonly making: number; readonly kind: number }

/** Ours answers everything, however long the rest of the patience is. */
const OURS = 10

/** A peer whose single answers are longer than its patience is cut off at so many times of it. */
const MOST = 1.5

/** Who goes through everybody and so tells how many fit. */
const EXACT = 'scan'

/** Peers made at once: two cores. */
const LANES = 2

/**
 * Makes all peers of one size, two at a time, then asks one after the other: while one is measured nothing else
 * runs. Each ends when it has answered.
 */
export async function measureAt(size: number, seed: number, patience: Patience): Promise<AtSize> {
  const base = openBase(size, seed)
  const kinds = kindsOf(base, seed)
  const judge = judgeOf(base.database)
  const asks = kinds.map((kind) => askOf(kind, seed))

  const folder = mkdtempSync(join(tmpdir(), 'sverka-peers-'))
  const people = join(folder, 'people.tsv')
  keepPeople(base.database, people)
  const names = Object.keys(peers).filter((name) => size <= (peers[name]!.most ?? Infinity))
  const standing = await madeAll(names, (name) =>
    stand({ name, size, seed, people, patience: patience.making }),
  )
  rmSync(folder, { recursive: true })
  const reports: { peer: Standing; report: Report }[] = []
  for (const peer of standing) {
    const isOurs = peer.name === 'ours'
    const own = patience.kind * (isOurs ? OURS : 1)
    const whole = peer.name === EXACT ? kinds.flatMap(({ name, isMeant }) => (isMeant ? [] : [name])) : []
    const report = await peer.ask({ asks, patience: own, whole }, own * kinds.length * MOST)
    await peer.end()
    reports.push({ peer, report })
    const took = report.answered.map(({ rounds, places }) => `${places.length}x${rounds.length}`).join(' ')
    console.log(
      `  ${size.toLocaleString('en')}: ${peers[peer.name]!.title} made in ${peer.ready.seconds.toFixed(1)} s; keystrokes x rounds: ${took}`,
    )
  }
  const exact = reports.find(({ peer }) => peer.name === EXACT)?.report
  if (!exact) throw new Error('without the bare scan nobody knows who fits')
  const fitting = exact.answered.map(({ answers }) => answers.map((rows) => rows.length))
  const met = reports.map(({ peer, report }): Met => {
    const cells = report.answered.map((answered, number) => {
      const kind = kinds[number]!
      return { what: kind.name, answered, quality: judge(kind, answered.answers, fitting[number] ?? []) }
    })
    return { name: peer.name, ...peer.ready, ...report, cells }
  })
  base.database.close()
  const dead = Object.keys(peers).filter((name) => !met.some((one) => one.name === name))
  return { size, kinds: kinds.map(({ name }) => name), met, dead }
}

/** All of them, some at a time, in their order; those that died are left out. */
async function madeAll(
  names: readonly string[],
  make: (name: string) => Promise<Standing | undefined>,
): Promise<Standing[]> {
  const waiting = [...names]
  const made: Standing[] = []
  const lane = async (): Promise<void> => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const one = await make(name)
      if (one) made.push(one)
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return names.flatMap((name) => made.filter((one) => one.name === name))
}

import { execFileSync, fork, type ChildProcess, type ForkOptions } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PersonRecord } from '../../contract/person.ts'
import { connect } from '../../main/store/database.ts'
import { unlock } from '../../main/store/open.ts'
import { above, below, type BenchLine } from './line.ts'
import type { BenchResult } from './result.ts'

const PEER = join(import.meta.dirname, 'peers/pouchdb')

/** Our desk has the room for what lives short that the sync thread of the product has. */
const ROOMY: ForkOptions = { execArgv: ['--max-semi-space-size=32'] }

/**
 * The peer as it comes: on disk, its own store under Node, which keeps what it got as ours does. And at its fastest: in
 * memory, where it keeps nothing, with our room for what lives short.
 */
const PEERS = {
  asItComes: { adapter: 'leveldb', options: {}, turns: 3 },
  inMemory: { adapter: 'memory', options: ROOMY, turns: 1 },
} as const satisfies { readonly [name: string]: { adapter: string; options: ForkOptions; turns: number } }

/** The batch it is fastest with. */
const BATCH = 1_000

const TURNS = 3

/** A school and its neighbours: how the cost grows from here to everybody. */
const FEW = 10_000

const NAMES = {
  asItComes: 'pull of 100,000 records into the base / PouchDB replication of the same documents',
  inMemory: 'the same / PouchDB into memory, which keeps nothing',
  searchable: 'pull of 100,000 records, searchable as well / PouchDB replication of the same documents',
} as const

/** Times as fast as the peer: the goal, and guards beside it. */
const LEAST: { readonly [Name in keyof typeof NAMES]: number } = {
  asItComes: 5,
  inMemory: 3,
  searchable: 2.5,
}

type PeerName = keyof typeof PEERS

const NAMES_OF_PEERS = Object.keys(PEERS) as PeerName[]

type Spent = { readonly taken: number; readonly wallMs: number; readonly workMs: number }
type OwnSpent = Spent & { readonly pulledMs: number; readonly settledMs: number }

/**
 * A first pull of everybody, until the search knows them, against PouchDB replicating the same documents, and against putting the same rows into one encrypted table. Servers and desks are processes of their own,
 * over HTTP on one machine; peer and product take turns, so that both meet the same noise.
 */
export async function benchPullPeer(
  records: readonly PersonRecord[],
  stream: Uint8Array,
): Promise<BenchResult> {
  const missing = installPeer()
  const folder = mkdtempSync(join(tmpdir(), 'sverka-bench-'))
  const servers: ChildProcess[] = []
  try {
    const people = join(folder, 'people.ndjson')
    const changes = join(folder, 'changes.ndjson')
    writeFileSync(people, records.map((one) => `${JSON.stringify(one)}\n`).join(''))
    writeFileSync(changes, stream)
    const serve = async (program: string, ...words: string[]): Promise<number> => {
      const server = fork(program, words)
      servers.push(server)
      return (await told<{ port: number }>(server)).port
    }
    const journal = `http://127.0.0.1:${await serve(join(import.meta.dirname, 'journal.ts'), changes)}`
    const peer = missing
      ? undefined
      : `http://127.0.0.1:${await serve(join(PEER, 'server.mjs'), people, folder)}/people`

    const ours: OwnSpent[] = []
    const theirs: Record<PeerName, Spent[]> = { asItComes: [], inMemory: [] }
    const bare: number[] = []
    for (let turn = 0; turn < TURNS; turn += 1) {
      for (const name of peer === undefined ? [] : NAMES_OF_PEERS) {
        if (turn >= PEERS[name].turns) continue
        const { adapter, options } = PEERS[name]
        const words = [peer!, folder, adapter, String(BATCH)]
        theirs[name].push(await told(fork(join(PEER, 'client.mjs'), words, options)))
      }
      ours.push(
        await told(
          fork(
            join(import.meta.dirname, 'pulling-desk.ts'),
            [journal, join(folder, `desk-${turn}.db`)],
            ROOMY,
          ),
        ),
      )
      bare.push(bareInserts(join(folder, `bare-${turn}.db`), records))
    }
    for (const { taken } of [...ours, ...Object.values(theirs).flat()]) {
      if (taken !== records.length) throw new Error(`${taken} of ${records.length} were taken`)
    }
    const [own, bareMs] = [median(ours), bare.sort(byNumber)[TURNS >> 1]!]
    writeFileSync(changes, beginningOf(stream, FEW))
    const little = `http://127.0.0.1:${await serve(join(import.meta.dirname, 'journal.ts'), changes)}`
    const few: OwnSpent[] = []
    for (let turn = 0; turn < TURNS; turn += 1) {
      const words = [little, join(folder, `few-${turn}.db`)]
      few.push(await told(fork(join(import.meta.dirname, 'pulling-desk.ts'), words, ROOMY)))
    }
    const growth = {
      what: 'first pull until the search knows everybody, work of the processor',
      unit: 'ms',
      of: 'records',
      at: [
        { size: FEW, figure: median(few).workMs },
        { size: records.length, figure: own.workMs },
      ],
      next: 'a million is not measured here (it does not fit in the budget): linear but for the sorting of the indexes; the log of the base grows to its size until it is carried over',
    }
    const lines = [
      ...(missing ? unmeasured(missing) : besidePeer(records.length, own, theirs)),
      below(
        'pull of 100,000, searchable / bare inserts of the same rows into one encrypted table',
        own.workMs / bareMs,
        '×',
        15,
        `work of the processor; bare inserts ${rateOf(records.length, bareMs)}/s`,
      ),
    ]
    return { lines, growth: [growth] }
  } finally {
    for (const server of servers) server.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

function besidePeer(count: number, own: OwnSpent, theirs: Record<PeerName, readonly Spent[]>): BenchLine[] {
  const ms = (value: number): string => Math.round(value).toLocaleString('en')
  const into = (name: PeerName): BenchLine => {
    const { wallMs, workMs } = median(theirs[name])
    return above(
      NAMES[name],
      wallMs / own.pulledMs,
      '×',
      LEAST[name],
      `on the wall, ours a median of ${TURNS}, PouchDB of ${PEERS[name].turns} (the budget has no room for more): ours ${rateOf(count, own.pulledMs)}/s, PouchDB (${PEERS[name].adapter}, ${BATCH}) ${rateOf(count, wallMs)}/s; work of its desk ${ms(workMs)} ms`,
    )
  }
  return [
    ...NAMES_OF_PEERS.map(into),
    above(
      NAMES.searchable,
      median(theirs.asItComes).wallMs / own.wallMs,
      '×',
      LEAST.searchable,
      `on the wall: ours ${rateOf(count, own.wallMs)}/s (from the beginning: people there after ${ms(own.pulledMs)} ms, searchable after ${ms(own.wallMs)}, with the log carried over after ${ms(own.settledMs)}); work of our desk ${ms(own.workMs)} ms; PouchDB builds no index of words`,
    ),
  ]
}

/** The lines beside the peer when there is none: they fail and say why. */
const unmeasured = (why: string): BenchLine[] =>
  (Object.keys(NAMES) as (keyof typeof NAMES)[]).map((name) => ({
    ...above(NAMES[name], 0, '×', LEAST[name], why),
    holds: false,
  }))

const rateOf = (count: number, ms: number): string => Math.round(count / (ms / 1_000)).toLocaleString('en')

/** The dearest thing that cannot be left out: every row once, through the cipher, with nothing beside it. Work, ms. */
function bareInserts(file: string, records: readonly PersonRecord[]): number {
  const database = connect(file)
  unlock(database, new Uint8Array(32).fill(7))
  const columns = Object.keys(records[0]!)
  database.exec(`create table bare (${columns.join()})`)
  const add = database.prepare(`insert into bare values (${columns.map((name) => `@${name}`).join()})`)
  const rows = records.map(({ documents, links, ...one }) => ({
    ...one,
    documents: JSON.stringify(documents),
    links: JSON.stringify(links),
  }))
  const from = process.cpuUsage()
  database.transaction(() => rows.forEach((row) => add.run(row)))()
  const { user, system } = process.cpuUsage(from)
  database.close()
  return (user + system) / 1_000
}

/** Puts the peer into its own folder, from its own lock, once; gives the reason where that cannot be done. */
function installPeer(): string | undefined {
  if (existsSync(join(PEER, 'node_modules/pouchdb'))) return undefined
  mkdirSync(PEER, { recursive: true })
  console.log('  installing the peer (PouchDB) into a folder of its own')
  const words = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  try {
    execFileSync(process.platform === 'win32' ? 'npm.cmd' : 'npm', words, { cwd: PEER, stdio: 'inherit' })
    return undefined
  } catch {
    // A folder left half full would be taken for the peer the next time.
    rmSync(join(PEER, 'node_modules'), { recursive: true, force: true })
    return 'NOT MEASURED: npm could not install PouchDB (what it said is above); is a registry reachable?'
  }
}

/** The first lines of a stream, with an end of their own. */
function beginningOf(stream: Uint8Array, count: number): string {
  const lines = Buffer.from(stream)
    .toString('utf8', 0, count * 2_000)
    .split('\n')
    .slice(0, count)
  return [...lines, JSON.stringify({ kind: 'end', cursor: `bench-${count}` }), ''].join('\n')
}

/** What a process tells first. */
async function told<Told>(child: ChildProcess): Promise<Told> {
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`a process of the bench ended with ${code} before it told anything`)
  })
  const [said] = (await Promise.race([once(child, 'message'), failed])) as [Told]
  failed.catch(() => undefined)
  return said
}

const byNumber = (one: number, other: number): number => one - other

const median = <One extends Spent>(turns: readonly One[]): One =>
  turns.toSorted((one, other) => one.wallMs - other.wallMs)[turns.length >> 1]!

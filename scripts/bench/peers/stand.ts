import { fork, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../../steps.ts'
import type { Answered, Asked, Finished, FromPeer, Ready } from './ask.ts'

/** Megabytes of JavaScript that one peer may hold, and of what is young in it: the largest index is of five thousand. */
const HEAP = ['--max-old-space-size=12000', '--max-semi-space-size=64']
/** Milliseconds in which a process ends by itself when it is let go. */
const PARTING = 5_000

/** What a peer has answered until it was ready with all, or its time was up. */
export type Report = {
  readonly answered: readonly Answered[]
  readonly memory: number
  readonly reopen: number | undefined
}

/** A peer in its own process, made and ready. */
export type Standing = {
  readonly name: string
  readonly ready: Ready
  /** At most so many milliseconds; what it has not answered by then is left out. */
  ask(asked: Asked, most: number): Promise<Report>
  end(): Promise<void>
}

/** What to make: a peer by its name in all.ts, of the people in the file; `patience` in milliseconds. */
export type Wanted = {
  readonly name: string
  readonly size: number
  readonly seed: number
  readonly people: string
  readonly patience: number
}

/** Makes a peer and waits until it stands ready; none where its process dies or takes too long. */
export async function stand({ name, size, seed, people, patience }: Wanted): Promise<Standing | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-peer-'))
  const child = fork(
    join(root, 'scripts/bench/peers/run-peer.ts'),
    [name, String(size), String(seed), folder, people],
    { execArgv: [...HEAP, '--expose-gc'] },
  )
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const end = async (): Promise<void> => {
    if (child.connected) child.disconnect()
    const late = setTimeout(() => child.kill('SIGKILL'), PARTING)
    await ended
    clearTimeout(late)
    rmSync(folder, { recursive: true, force: true })
  }

  const tooLate = setTimeout(() => void end(), patience)
  const ready = await new Promise<Ready | undefined>((resolve) => {
    child.once('message', (message: FromPeer) => resolve(message.is === 'ready' ? message : undefined))
    child.once('exit', () => resolve(undefined))
  })
  clearTimeout(tooLate)
  if (!ready) {
    await end()
    return undefined
  }
  return { name, ready, ask: (asked, most) => reportOf(child, ready, asked, most), end }
}

async function reportOf(child: ChildProcess, ready: Ready, asked: Asked, most: number): Promise<Report> {
  const answered: Answered[] = []
  child.send(asked)
  const finished = await new Promise<Finished | undefined>((resolve) => {
    const late = setTimeout(() => {
      child.kill('SIGKILL')
      resolve(undefined)
    }, most)
    child.once('exit', () => resolve(undefined))
    child.on('message', (message: FromPeer) => {
      if (message.is === 'answered') answered.push(message)
      if (message.is !== 'finished') return
      clearTimeout(late)
      resolve(message)
    })
  })
  return { answered, memory: finished?.memory ?? ready.memory, reopen: finished?.reopen }
}

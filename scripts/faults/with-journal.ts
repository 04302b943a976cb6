import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { syncInThread } from '../../main/sync/in-thread.ts'
import type { AskedJournal, ToldJournal } from './journal.ts'
import { KEY, type Office } from './office.ts'

/** A gateway in a process of its own, for as long as the work lasts. */
export async function withJournal<Value>(
  pupils: number,
  work: (journal: {
    readonly place: { readonly url: string; readonly token: string }
    readonly log: () => Promise<readonly { readonly id: string; readonly state: string }[]>
  }) => Promise<Value>,
): Promise<Value> {
  const child = fork(join(import.meta.dirname, 'journal.ts'), { stdio: 'inherit' })
  const ask = async (asked: AskedJournal): Promise<ToldJournal> => {
    const told = once(child, 'message')
    child.send(asked)
    return (await told)[0] as ToldJournal
  }
  try {
    const begun = await ask({ pupils })
    if (!('url' in begun)) throw new Error('the journal did not begin')
    const log = async () => {
      const told = await ask({ ask: 'log' })
      return 'log' in told ? told.log : []
    }
    return await work({ place: { url: begun.url, token: begun.token }, log })
  } finally {
    child.kill()
  }
}

/** The sync as the program runs it: in a thread of its own on the same base. */
export const threadedSync = (
  file: string,
  office: Office,
  place: { url: string; token: string } | undefined,
) =>
  syncInThread({
    startThread: () =>
      new Worker(new URL('../../main/sync-thread.ts', import.meta.url), {
        workerData: { file, key: KEY, authorities: [] },
      }),
    cursors: office.cursors,
    gateway: () => place,
    changed: () => undefined,
    surprise: (cause) => console.error(cause instanceof Error ? cause.message : 'a surprise of the sync'),
  })

/** Waits until something holds, at most so long. Gives whether it does. */
export async function comes(holds: () => boolean, longestMs: number): Promise<boolean> {
  for (const end = performance.now() + longestMs; performance.now() < end; await sleep(10))
    if (holds()) return true
  return holds()
}

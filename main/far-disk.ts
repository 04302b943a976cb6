import { open, type FileHandle } from 'node:fs/promises'

/** How long a disk of the network may take for one answer, and for putting a whole file on the disk; ms. */
export type Patience = { readonly answerMs: number; readonly flushMs: number }

const USUAL: Patience = { answerMs: 8_000, flushMs: 120_000 }

/** Written between two answers: a slow line moves so much in the time of one. */
const PIECE = 1 << 20 // bytes

/** How a file system says that it cannot be asked to put something on the disk at once. */
const NO_FLUSH: ReadonlySet<unknown> = new Set(['EINVAL', 'ENOTSUP', 'ENOSYS', 'EPERM', 'EISDIR', 'EBADF'])

/**
 * A disk that may never answer: one of the network that is away. Each question to it has its time; while one is still
 * without an answer no other is asked, for each holds one of the few threads that all reading and writing of the program
 * share.
 */
export function farDisk({ answerMs, flushMs } = USUAL) {
  let unanswered = 0

  /** @throws when there is no answer in time, or the one before has had none so far */
  async function ask<Value>(work: () => Promise<Value>, withinMs = answerMs): Promise<Value> {
    if (unanswered > 0) throw new Error('no answer so far')
    const answer = work()
    let isLate = false
    const late = Promise.withResolvers<never>()
    const timer = setTimeout(() => {
      isLate = true
      unanswered += 1
      late.reject(new Error('no answer'))
    }, withinMs)
    const settled = (): void => {
      clearTimeout(timer)
      if (isLate) unanswered -= 1
    }
    answer.then(settled, settled)
    return Promise.race([answer, late.promise])
  }

  /** What opens when nobody waits for it any more is closed at once. */
  async function opened(path: string, flags: 'r' | 'r+' | 'w'): Promise<FileHandle> {
    let opening: Promise<FileHandle> | undefined
    try {
      return await ask(() => (opening = open(path, flags)))
    } catch (cause) {
      opening?.then((held) => held.close()).catch(() => undefined)
      throw cause
    }
  }

  async function flush(path: string, flags: 'r' | 'r+'): Promise<void> {
    const held = await opened(path, flags).catch((cause: unknown) => {
      if (flags === 'r' && NO_FLUSH.has(codeOf(cause))) return undefined // Windows opens no folder
      throw cause
    })
    if (!held) return
    try {
      await ask(() => held.sync(), flushMs)
    } catch (cause) {
      if (!NO_FLUSH.has(codeOf(cause))) throw cause
    } finally {
      held.close().catch(() => undefined)
    }
  }

  return {
    ask,

    /** Copies a file piece by piece, and puts it on the disk. */
    async copy(from: string, to: string): Promise<void> {
      const source = await opened(from, 'r')
      try {
        const target = await opened(to, 'w')
        try {
          const piece = Buffer.alloc(PIECE)
          for (;;) {
            const { bytesRead } = await ask(() => source.read(piece, 0, PIECE))
            if (bytesRead === 0) break
            await ask(() => target.writeFile(piece.subarray(0, bytesRead)))
          }
        } finally {
          const closing = target.close() // also while no answer comes: nothing else would close it
          await ask(() => closing)
        }
      } finally {
        source.close().catch(() => undefined)
      }
      await flush(to, 'r+')
    },

    /** Puts on the disk which files there are in a folder. */
    flushFolder: (folder: string): Promise<void> => flush(folder, 'r'),
  }
}

const codeOf = (cause: unknown): unknown =>
  cause instanceof Error && 'code' in cause ? cause.code : undefined

import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '../../main/store/open.ts'
import { below, type BenchLine } from './line.ts'

/** A fifth of what the product waits at most. Other work on the machine lengthens it. */
const MOST_MS = 1_000

/** How long somebody who saves a little every 50 ms waits for the base while a desk pulls everybody into it. */
export async function benchPullWait(stream: Uint8Array): Promise<BenchLine> {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-bench-'))
  const children: ChildProcess[] = []
  const start = (program: string, ...words: string[]): ChildProcess => {
    const child = fork(join(import.meta.dirname, program), words, { execArgv: [] })
    children.push(child)
    return child
  }
  try {
    const [changes, base] = [join(folder, 'changes.ndjson'), join(folder, 'base.db')]
    writeFileSync(changes, stream)
    const opened = openStore({ file: base, key: new Uint8Array(32).fill(7) })
    if (!opened.ok) throw new Error(opened.fault.code)
    opened.value.close()

    const [{ port }] = (await once(start('journal.ts', changes), 'message')) as [{ port: number }]
    const writer = start('other-writer.ts', base)
    await once(writer, 'message')
    await once(start('pulling-desk.ts', `http://127.0.0.1:${port}`, base), 'exit')
    writer.send('enough')
    const [waits] = (await once(writer, 'message')) as [number[]]
    const longest = waits.sort((one, other) => other - one)
    return below(
      'longest wait of another writer during the pull of 100,000, search and indexes included',
      longest[0]!,
      'ms',
      MOST_MS,
      `${waits.length} writings, the longest ${longest
        .slice(0, 5)
        .map((ms) => Math.round(ms))
        .join(', ')} ms; whoever waits 5 s is told that the base is busy`,
    )
  } finally {
    for (const child of children) child.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { pivCard, root } from './desk.ts'
import { startPcscd } from './pcscd.ts'

const CHUNK = 4 * 1024 * 1024

/** Where in the memory of a process the bytes stand; areas of the program files themselves are left out. */
function placesOf(pid: number, sought: Buffer): string[] {
  const memory = openSync(`/proc/${pid}/mem`, 'r')
  const found: string[] = []
  try {
    for (const line of readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n')) {
      const area = /^([\da-f]+)-([\da-f]+) rw\S+ \S+ \S+ \S+\s*(.*)$/.exec(line)
      if (!area) continue
      const [from, to] = [Number(`0x${area[1]}`), Number(`0x${area[2]}`)]
      for (let at = from; at < to; at += CHUNK - sought.length) {
        const bytes = Buffer.alloc(Math.min(CHUNK, to - at))
        const read = readable(memory, bytes, at)
        if (bytes.subarray(0, read).includes(sought)) found.push(area[3] || 'heap')
        if (at + CHUNK >= to) break
      }
    }
  } finally {
    closeSync(memory)
  }
  return found
}

function readable(memory: number, bytes: Buffer, at: number): number {
  try {
    return readSync(memory, bytes, 0, bytes.length, at)
  } catch {
    return 0 // reserved and never used
  }
}

const childrenOf = (pid: number): number[] =>
  readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  )

test('after the shift has closed no process of the desk holds the PIN, in any spelling', async () => {
  const pin = String(randomInt(10_000_000, 99_999_999))
  const pcscd = await startPcscd()
  onTestFinished(pcscd.stop)
  const card = pivCard({ pin })
  await pcscd.insert(card)

  const program = fileURLToPath(new URL('memory-desk.ts', import.meta.url))
  const args = [Buffer.from(root.certificate).toString('base64'), pcscd.env.PCSCLITE_CSOCK_NAME]
  const desk = spawn(process.execPath, [program, ...args], { stdio: ['pipe', 'pipe', 'inherit'] })
  onTestFinished(() => void desk.kill('SIGKILL'))
  const words = createInterface(desk.stdout)[Symbol.asyncIterator]()
  const next = async () => JSON.parse(String((await words.next()).value)) as unknown

  expect(await next()).toEqual({ asks: true })
  desk.stdin.write(Buffer.from(pin))
  expect(await next()).toEqual({ ok: true, held: false })
  expect(card.counts.verified).toBe(1)

  const [signer, ...others] = childrenOf(desk.pid!)
  expect([signer, others]).toEqual([expect.any(Number), []])
  const spellings = [Buffer.from(pin, 'latin1'), Buffer.from(pin, 'utf16le')]
  expect({
    desk: spellings.flatMap((one) => placesOf(desk.pid!, one)),
    signer: spellings.flatMap((one) => placesOf(signer!, one)),
  }).toEqual({ desk: [], signer: [] })
  // The look itself sees: the processes do hold what nobody has wiped.
  expect(placesOf(signer!, Buffer.from('PCSCLITE_CSOCK_NAME')).length).toBeGreaterThan(0)
})

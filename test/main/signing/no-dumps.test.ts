import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { startNodeLine } from '../../../main/signing/node-line.ts'
import { ownFolder } from '../../fakes/store.ts'

const noDumps = fileURLToPath(new URL('../../../main/signing/no-dumps.ts', import.meta.url))

const limitOf = (pid: number): string =>
  /^Max core file size\s+(\S+)\s+(\S+)/m
    .exec(readFileSync(`/proc/${pid}/limits`, 'utf8'))!
    .slice(1)
    .join()

test('a process that is aborted leaves nothing of its memory behind', async () => {
  const cwd = ownFolder()
  const program = `import { forbidDumps } from ${JSON.stringify(noDumps)}
    console.log(forbidDumps()); setInterval(() => {}, 1_000)`
  // The shell allows a dump of any size; the process itself forbids it.
  const child = spawn(
    'sh',
    [
      '-c',
      'ulimit -c "$(ulimit -Hc)"; exec "$0" "$@"',
      process.execPath,
      '--input-type=module',
      '-e',
      program,
    ],
    { cwd, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  onTestFinished(() => void child.kill('SIGKILL'))
  const [said] = (await once(child.stdout, 'data')) as [Buffer]
  expect([said.toString().trim(), limitOf(child.pid!)]).toEqual(['true', '0,0'])
  child.kill('SIGABRT')
  expect(await once(child, 'exit')).toEqual([null, 'SIGABRT'])
  expect(readdirSync(cwd)).toEqual([])
})

test('the signing process forbids dumps of itself before it says a word', async () => {
  const before = new Set(childrenOf())
  const line = startNodeLine({ PCSCLITE_CSOCK_NAME: `${ownFolder()}/none` })
  onTestFinished(line.kill)
  line.post({ ask: 'start', modules: [] })
  await new Promise<void>((resolve) => line.onMessage(() => resolve()))
  const [pid] = childrenOf().filter((one) => !before.has(one))
  expect(limitOf(pid!)).toBe('0,0')
})

const childrenOf = (): number[] =>
  readdirSync('/proc/self/task').flatMap((task) =>
    readFileSync(`/proc/self/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  )

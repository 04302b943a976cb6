import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { SignerLine } from './line.ts'
import { sealedLine } from './sealed-line.ts'

/**
 * The signing process as a child of plain Node, for tests, the demonstration and the bench.
 * `env` is added to this process's own environment.
 */
export function startNodeLine(env: Readonly<Record<string, string>> = {}): SignerLine {
  const child = fork(fileURLToPath(new URL('process.ts', import.meta.url)), [], {
    // Structured clone instead of JSON: digests, signatures and the PIN travel as bytes.
    serialization: 'advanced',
    env: { ...process.env, UV_THREADPOOL_SIZE: '8', ...env },
    execArgv: [],
  })
  child.on('error', () => child.kill('SIGKILL')) // a post after its death; `exit` tells the rest
  return sealedLine({
    post: (message) => void (child.connected && child.send(message as object)),
    onMessage: (on) => void child.on('message', on),
    onExit: (on) => void child.once('exit', on),
    kill: () => void child.kill('SIGKILL'),
  })
}

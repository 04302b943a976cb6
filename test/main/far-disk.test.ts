import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { farDisk } from '../../main/far-disk.ts'

test('a file that opens too late is closed as soon as it opens', { timeout: 5_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-far-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const from = join(folder, 'base.db')
  const to = join(folder, 'away.db')
  writeFileSync(from, 'x')
  execFileSync('mkfifo', [to]) // opens for writing only when somebody reads

  await expect(farDisk({ answerMs: 500, flushMs: 50 }).copy(from, to)).rejects.toThrow('no answer')
  const reader = await open(to, 'r')
  // The end of a pipe comes when whoever writes has closed it; not some time later, when the handle is collected.
  expect(await reader.readFile('utf8')).toBe('')
  await reader.close()
})

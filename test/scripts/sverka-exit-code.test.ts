import { expect, test } from 'vitest'
import { settings } from '../../contract/settings.ts'
import { isExitCode } from '../../main/exit-code.ts'
import { makeExitCode } from '../../scripts/sverka/exit-code.ts'
import { Misuse } from '../../scripts/sverka/misuse.ts'
import { words } from '../../scripts/sverka/words.ts'

const made = async (typed: string) => {
  const said: string[] = []
  const code = await makeExitCode({
    words: words.en,
    say: (line) => said.push(line),
    ask: () => Promise.resolve(typed),
  })
  return { code, said }
}

test('the command makes the line of the machine-wide file, and the code is in no word of it', async () => {
  const { code, said } = await made('ключ-от-школы\n')
  expect([code, said.length, said.join().includes('ключ')]).toEqual([0, 1, false])
  const { exitCode } = settings.parse(JSON.parse(`{${said[0]}}`))
  expect(await isExitCode('ключ-от-школы', exitCode!)).toBe(true)
})

test('a code that is too short or too long is none', async () => {
  for (const typed of ['', 'short', 'x'.repeat(65)]) await expect(made(typed)).rejects.toThrow(Misuse)
})

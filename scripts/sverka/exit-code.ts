import { typedExitCode } from '../../contract/kiosk.ts'
import { hashExitCode } from '../../main/exit-code.ts'
import { Misuse } from './misuse.ts'
import type { Words } from './words.ts'

type Speech = {
  words: Words
  say: (line: string) => void
  /** The first line of what is typed or piped in. */
  ask: (question: string) => Promise<string>
}

/**
 * Makes what is kept of the code that lets an administrator out of a filled screen, as it stands in `sverka.json`. The
 * code is asked for and not given on the command line, where everybody at the machine could read it.
 *
 * @throws Misuse
 */
export async function makeExitCode({ words, say, ask }: Speech): Promise<number> {
  const typed = typedExitCode.safeParse((await ask(words.askExitCode)).replace(/\r?\n?$/, ''))
  if (!typed.success) throw new Misuse(words.badExitCode)
  say(`"exitCode": ${JSON.stringify(await hashExitCode(typed.data))}`)
  return 0
}

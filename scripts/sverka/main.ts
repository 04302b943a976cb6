import { ask } from './ask.ts'
import { command } from './command.ts'
import { makeExitCode } from './exit-code.ts'
import { Misuse } from './misuse.ts'
import { words } from './words.ts'

const args = process.argv.slice(2)
const way = {
  say: (line: string) => console.log(line),
  complain: (line: string) => console.error(line),
  now: Date.now,
}

process.exitCode = args[0] === 'exit-code' ? await exitCode() : command(args, way)

async function exitCode(): Promise<number> {
  const spoken = words[args.includes('--english') ? 'en' : 'ru']
  try {
    return await makeExitCode({ words: spoken, say: way.say, ask })
  } catch (cause) {
    if (!(cause instanceof Misuse)) throw cause
    way.complain(cause.message)
    return 2
  }
}

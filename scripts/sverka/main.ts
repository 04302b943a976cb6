import { command } from './command.ts'

process.exitCode = command(process.argv.slice(2), {
  say: (line) => console.log(line),
  complain: (line) => console.error(line),
  now: Date.now,
})

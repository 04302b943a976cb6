import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { certificatesIn } from '../cades/certificates-in.ts'
import type { GatewaySettings } from '../contract/gateway-settings.ts'
import { isCommand, runCommand, USAGE } from './commands.ts'
import { openGateway, verifierFor } from './open.ts'
import { revocationsIn } from './revocation-files.ts'
import { serve } from './serving.ts'
import { settingsFrom } from './settings.ts'

/** PostgreSQL's word for a row that points at nothing. */
const NO_SUCH_SCHOOL = '23503'

/**
 * The gateway as a program: `node gateway/serve.ts [--settings FILE] COMMAND`. Settings come from a JSON file
 * (or SVERKA_GATEWAY) and the environment. Ends with 2 where the words or the settings are wrong.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { settings: { type: 'string', ...defaultOf(process.env['SVERKA_GATEWAY']) } },
})
const isServing = positionals[0] === 'serve'

if (!isServing && !isCommand(positionals)) end(USAGE)
else {
  const settings = settingsFrom(values.settings, process.env)
  if (settings.ok) await run(settings.value).catch((cause: unknown) => end(wordsOf(cause), 1))
  else end(settings.fault)
}

async function run(settings: GatewaySettings): Promise<void> {
  const surprise = (where: string) => console.error(JSON.stringify({ surprise: where }))
  const believed = {
    trusted: settings.trusted.flatMap((file) => certificatesIn(readFileSync(file))),
    stampers: settings.stampers.flatMap((file) => certificatesIn(readFileSync(file))),
    revocations: revocationsIn(settings.revocations, Date.now, () => surprise('revocations')),
  }
  const say = (line: object): void => console.log(JSON.stringify(line))
  const gateway = await openGateway({
    ...settings,
    ...believed,
    now: Date.now,
    log: { access: say, surprise },
  })

  if (isServing) return serve({ gateway, settings, say })
  try {
    await runCommand(positionals, {
      archive: gateway.archive,
      verify: verifierFor(believed),
      say: console.log,
    })
  } finally {
    await gateway.close()
  }
}

function end(words: string, code = 2): void {
  console.error(words)
  process.exitCode = code
}

/** Our own faults are plain words; a database's may hold the row it would not take, and are named by their code. */
function wordsOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'failed'
  if (!('code' in cause)) return cause.message || cause.name
  return cause.code === NO_SUCH_SCHOOL ? 'no such school in the archive' : `failed: ${String(cause.code)}`
}

function defaultOf(value: string | undefined): { default: string } | Record<string, never> {
  return value ? { default: value } : {}
}

/**
 * Makes keys, describes and signs the packages of a folder, looks at a folder as a desk would: `npm run -s release -- keys
 * FOLDER`, `… make FOLDER --key FILE`, `… verify FOLDER --public KEY`. docs/updates.md says more.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { steps } from '../main/store/steps.ts'
import { describe } from './release/description.ts'
import { makeKey, readKey } from './release/keys.ts'
import { verifyFolder } from './release/verified.ts'
import { root } from './steps.ts'

const USAGE = `usage: npm run -s release -- keys FOLDER
       npm run -s release -- make FOLDER --key FILE [--key FILE] [--version 1.3.0] [--minimum 1.0.0] [--days 60]
                             [--early 100] [--usual 100] [--blocked 1.2.0] [--sequence 7] [--rollback --base 13]
       npm run -s release -- verify FOLDER --public KEY [--public KEY]
The password of a key stands in SVERKA_RELEASE_PASSWORD.`

/** @returns the exit code */
export async function release(
  args: readonly string[],
  say: (line: string) => void,
  now = Date.now(),
): Promise<number> {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      key: { type: 'string', multiple: true, default: [] },
      public: { type: 'string', multiple: true, default: [] },
      version: { type: 'string' },
      minimum: { type: 'string', default: '0.0.0' },
      days: { type: 'string', default: '60' },
      early: { type: 'string', default: '100' },
      usual: { type: 'string', default: '100' },
      blocked: { type: 'string', multiple: true, default: [] },
      sequence: { type: 'string' },
      base: { type: 'string' },
      rollback: { type: 'boolean', default: false },
    },
  })
  const [act, folder] = positionals
  const password = process.env['SVERKA_RELEASE_PASSWORD']
  if (act === 'keys' && folder) {
    const { file, id, text } = makeKey(folder, password)
    say(`secret key   ${file}${password ? '' : ' (no password: keep it off the network)'}`)
    say(`its name     ${id}`)
    say(`public key   ${text}`)
    return 0
  }
  if (act === 'make' && folder && values.key.length > 0) {
    const terms = {
      version: values.version ?? versionHere(),
      minimum: values.minimum,
      base: Number(values.base ?? steps.length),
      days: Number(values.days),
      sequence: values.sequence === undefined ? undefined : Number(values.sequence),
      rollback: values.rollback,
      blocked: values.blocked,
      rings: { early: Number(values.early), usual: Number(values.usual) },
    }
    const keys = values.key.map((file) => readKey(file, password))
    const made = describe(folder, terms, keys, now)
    for (const { kind, arch, file, size } of made.files)
      say(`${kind.padEnd(9)}${arch.padEnd(6)}${size} bytes  ${file}`)
    say(
      `version ${made.version}, number ${made.sequence}, until ${made.expires.slice(0, 10)}, ${keys.length} signed`,
    )
    return 0
  }
  if (act === 'verify' && folder && values.public.length > 0) {
    const found = await verifyFolder(folder, values.public, now)
    for (const { what, found: said, holds } of found) say(`${holds ? 'holds ' : 'FAILED'}  ${what}: ${said}`)
    const failed = found.filter(({ holds }) => !holds).length
    say(`${found.length - failed} passed, ${failed} failed`)
    return failed === 0 ? 0 : 1
  }
  say(USAGE)
  return 2
}

const versionHere = (): string =>
  (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version

if (import.meta.main) {
  try {
    process.exitCode = await release(process.argv.slice(2), console.log)
  } catch (cause) {
    console.error(cause instanceof Error ? cause.message : 'unknown')
    process.exitCode = 1
  }
}

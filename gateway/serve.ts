import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { gatewaySettings, type GatewaySettings } from '../contract/gateway-settings.ts'
import { certificatesIn } from '../cades/certificates-in.ts'
import { runCommand, USAGE } from './commands.ts'
import { listen } from './listen.ts'
import { openGateway, verifierFor } from './open.ts'
import { revocationsIn } from './revocation-files.ts'

/**
 * The gateway as a program: `node gateway/serve.ts [--settings FILE] COMMAND`. Settings come from a JSON file
 * (or SVERKA_GATEWAY); DATABASE_URL and PORT stand above it, so that a password need not lie in a file.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { settings: { type: 'string', ...defaultOf(process.env['SVERKA_GATEWAY']) } },
})
const settings = settingsFrom(values.settings)
const trusted = settings.trusted.flatMap((file) => certificatesIn(readFileSync(file)))

const surprise = (where: string) => console.error(JSON.stringify({ surprise: where }))
const believed = {
  trusted,
  stampers: settings.stampers.flatMap((file) => certificatesIn(readFileSync(file))),
  revocations: revocationsIn(settings.revocations, Date.now, () => surprise('revocations')),
}

const gateway = await openGateway({
  ...settings,
  ...believed,
  now: Date.now,
  log: { access: (line) => console.log(JSON.stringify(line)), surprise },
})

if (positionals[0] === 'serve') await serve()
else {
  const needs = { archive: gateway.archive, verify: verifierFor(believed), say: console.log }
  if (!(await runCommand(positionals, needs))) {
    console.error(USAGE)
    process.exitCode = 2
  }
  await gateway.close()
}

async function serve(): Promise<void> {
  const { host, port, tls } = settings
  const line = await listen(gateway.fetch, {
    host,
    port,
    ...(tls && {
      tls: { certificate: readFileSync(tls.certificate, 'utf8'), key: readFileSync(tls.key, 'utf8') },
    }),
  })
  console.log(JSON.stringify({ listening: line.port, training: settings.training }))

  const stop = async (): Promise<void> => {
    await line.close()
    await gateway.close()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop())
}

function settingsFrom(file: string | undefined): GatewaySettings {
  const from = file ? dirname(resolve(file)) : process.cwd()
  const written: unknown = file ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const { DATABASE_URL: databaseUrl, PORT: port } = process.env
  const read = gatewaySettings.parse({
    ...(written as object),
    ...(databaseUrl && { databaseUrl }),
    ...(port && { port: Number(port) }),
  })
  const place = (path: string): string => resolve(from, path)
  return {
    ...read,
    folder: place(read.folder),
    trusted: read.trusted.map(place),
    revocations: read.revocations.map(place),
    stampers: read.stampers.map(place),
    tls: read.tls && { certificate: place(read.tls.certificate), key: place(read.tls.key) },
  }
}

function defaultOf(value: string | undefined): { default: string } | Record<string, never> {
  return value ? { default: value } : {}
}

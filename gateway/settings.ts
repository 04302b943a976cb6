import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { gatewaySettings, type GatewaySettings } from '../contract/gateway-settings.ts'
import { done, failed, type Outcome } from '../domain/outcome.ts'

/**
 * The settings of a gateway: the file, and above it what the environment says, so that no secret need lie in a file
 * (DATABASE_URL, METRICS_TOKEN, PORT). Paths go from the folder of the file. A fault is told in words, one place a line.
 */
export function settingsFrom(
  file: string | undefined,
  environment: NodeJS.ProcessEnv,
): Outcome<GatewaySettings, string> {
  const { DATABASE_URL: databaseUrl, METRICS_TOKEN: metricsToken, PORT: port } = environment
  const written = file ? objectIn(file) : done({})
  if (!written.ok) return written
  const read = gatewaySettings.safeParse({
    ...written.value,
    ...(databaseUrl && { databaseUrl }),
    ...(metricsToken && { metricsToken }),
    ...(port && { port: Number(port) }),
  })
  if (!read.success) {
    const places = read.error.issues.map(({ path, message }) => `${path.join('.') || 'settings'}: ${message}`)
    return failed(places.join('\n'))
  }

  const from = file ? dirname(resolve(file)) : process.cwd()
  const place = (path: string): string => resolve(from, path)
  const { folder, trusted, revocations, stampers, tls } = read.data
  return done({
    ...read.data,
    folder: place(folder),
    trusted: trusted.map(place),
    revocations: revocations.map(place),
    stampers: stampers.map(place),
    tls: tls && { certificate: place(tls.certificate), key: place(tls.key) },
  })
}

function objectIn(file: string): Outcome<object, string> {
  try {
    const written: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return typeof written === 'object' && written !== null && !Array.isArray(written)
      ? done(written)
      : failed('settings: not an object')
  } catch (cause) {
    return failed(cause instanceof SyntaxError ? 'settings: not JSON' : 'settings: the file cannot be read')
  }
}

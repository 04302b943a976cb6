import { z } from 'zod'

const perMinute = z.int().min(0).max(1_000_000)

/** Far above what a desk does: in a busy minute it signs twenty corrections, and asks after each. */
export const gatewayLimits = z.strictObject({
  pushes: perMinute.default(300),
  pulls: perMinute.default(300),
  strangers: perMinute.default(60),
})

export type GatewayLimits = z.output<typeof gatewayLimits>

/**
 * What a gateway's administrator sets. Files are found from the folder of the settings file.
 *
 * - `databaseUrl`: a PostgreSQL server; without it the archive lives in `folder`
 * - `trusted`: certificates of the authorities whose signatures are believed, PEM or DER
 * - `certificates`: `listed` – only those entered for a school; `any` – all that the authorities issued
 * - `revocations`: lists of revoked certificates, DER or PEM; read anew when the files change
 * - `stampers`: certificates of time-stamping services or of the authorities above them, PEM or DER
 * - `oldestDays`: a signature without a time stamp that says it is older is refused
 * - `secondSignature`: two persons must have signed each correction
 * - `tls`: PEM files; without them a proxy in front must do it, or the line stays inside the machine
 * - `address`: where desks and administrators reach the gateway (https://…); without it as each request says. Behind a
 *   proxy that does TLS it is needed, so that the registry knows its own pages and keeps its cookie to https
 * - `proxy`: a proxy stands in front, and the last address in its header `X-Forwarded-For` is who asks
 * - `metricsToken`: who has it reads /metrics from anywhere; without it only this machine does
 * - `docs`: who reads /docs and /v1/openapi.json: `local` – this machine; `everybody`
 * - `limits`: how many requests a minute one workplace may send (`pushes`), and ask with (`pulls`), and one address with
 *   tokens that nobody has (`strangers`); 0 is no limit. Each process counts for itself
 * - `drainSeconds`: after the signal to stop, requests are still taken for so long while /health/ready says 503
 * - `farewellSeconds`: how long requests under way may then take to end
 */
export const gatewaySettings = z.strictObject({
  host: z.string().default('127.0.0.1'),
  port: z.int().min(0).max(65_535).default(8_070),
  folder: z.string().default('archive'),
  databaseUrl: z.string().optional(),
  training: z.boolean().default(false),
  trusted: z.array(z.string()).default([]),
  certificates: z.enum(['listed', 'any']).default('listed'),
  revocations: z.array(z.string()).default([]),
  stampers: z.array(z.string()).default([]),
  oldestDays: z.int().min(1).max(3_660).default(90),
  secondSignature: z.boolean().default(false),
  tls: z.strictObject({ certificate: z.string(), key: z.string() }).optional(),
  address: z.url({ protocol: /^https?$/ }).optional(),
  proxy: z.boolean().default(false),
  metricsToken: z.string().min(16).max(200).optional(),
  docs: z.enum(['local', 'everybody']).default('local'),
  limits: gatewayLimits.prefault({}),
  drainSeconds: z.number().min(0).max(60).default(2),
  farewellSeconds: z.number().min(0).max(300).default(10),
})

export type GatewaySettings = z.output<typeof gatewaySettings>

/**
 * What the desk tells its own training gateway when it starts it. `folder` keeps the archive; `persons` is
 * the contingent it begins with, one record a line; `authority` is the certificate file of the training
 * authority; the token is made by the desk.
 */
export const trainingStart = z.strictObject({
  folder: z.string(),
  persons: z.string(),
  authority: z.string(),
  school: z.string(),
  title: z.string(),
  workplace: z.string(),
  token: z.string().min(16),
})

export type TrainingStart = z.output<typeof trainingStart>

import { z } from 'zod'

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

import { z } from 'zod'

/**
 * What a gateway's administrator sets. Files are found from the folder of the settings file.
 *
 * - `databaseUrl`: a PostgreSQL server; without it the archive lives in `folder`
 * - `trusted`: certificates of the authorities whose signatures are believed, PEM or DER
 * - `certificates`: `listed` – only those entered for a school; `any` – all that the authorities issued
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

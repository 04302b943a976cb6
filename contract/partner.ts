import { z } from 'zod'

/** Every type of error that Дневник.ру documents for its partner interface. */
export const DNEVNIK_ERRORS = [
  'invalidRequest',
  'parameterInvalid',
  'apiResourceUnavailable',
  'apiMethodNotSupported',
  'apiRequestLimit',
  'apiServerError',
  'apiUnknownError',
  'apiHttpsRequired',
  'authorizationInvalidToken',
  'authorizationTokenRequired',
  'authorizationOutOfScope',
  'authorizationNotOwner',
  'authorizationOwnerForbidden',
  'authorizationSystemForbidden',
  'authorizationFailed',
] as const

export type DnevnikError = (typeof DNEVNIK_ERRORS)[number]

/** An error of Дневник.ру; its description may repeat what was asked, so nobody reads it. */
export const dnevnikError = z.object({ type: z.enum(DNEVNIK_ERRORS) })

/**
 * The door of «Сетевой город», as its own login page asks for it (`webapi/logindata`). Servers of different age leave
 * fields out; what is there is taken as it is meant. `esiaButton` is the older word for `esiaLogin`.
 */
export const netschoolDoor = z.object({
  schoolLogin: z.boolean().optional().catch(undefined),
  esiaLogin: z.boolean().optional().catch(undefined),
  esiaMainAuth: z.boolean().optional().catch(undefined),
  esiaButton: z.boolean().optional().catch(undefined),
  version: z
    .union([z.string(), z.number().transform(String)])
    .transform((text) => text.slice(0, 100))
    .optional()
    .catch(undefined),
})

import type { Context } from 'hono'
import { schoolCode } from '../../contract/correction.ts'
import { done, failed, type Outcome } from '../../domain/outcome.ts'
import type { RegistryFault } from '../archive/registry.ts'

/** What can be wrong with what was filled in. `field` names the place where it is to be mended. */
export type FormFault = {
  readonly code:
    | RegistryFault['code']
    | 'form.code'
    | 'form.title'
    | 'form.shown'
    | 'form.token'
    | 'form.slow'
    | 'form.size'
    | 'form.certificate'
  readonly field?: string
}

/** A form as it was sent: texts by name, trimmed; files by name. What is absent is empty. */
export type Sent = {
  readonly text: (name: string) => string
  readonly file: (name: string) => Promise<Uint8Array>
}

/** Reads the form of a request; one that cannot be read is an empty one. */
export async function sentBy(context: Context): Promise<Sent> {
  const parts = await context.req.parseBody().catch(() => ({}))
  const part = (name: string): unknown => (Object.hasOwn(parts, name) ? Reflect.get(parts, name) : undefined)
  return {
    text(name) {
      const value = part(name)
      return typeof value === 'string' ? value.trim() : ''
    },
    async file(name) {
      const value = part(name)
      return value instanceof File ? new Uint8Array(await value.arrayBuffer()) : new Uint8Array()
    },
  }
}

/** Signs that no title may hold. */
const CONTROL = /\p{Cc}|\p{Cs}|[\u2028\u2029]/u

/** A code of a school or of a workplace: both are spelt alike. */
export const codeIn = (text: string): Outcome<string, FormFault> =>
  schoolCode.safeParse(text).success ? done(text) : failed({ code: 'form.code', field: 'code' })

/** A fault of the registry at the place of the code, unless it is of the whole form. */
export const atCode = (fault: RegistryFault): FormFault =>
  fault.code === 'form.stale' ? fault : { ...fault, field: 'code' }

/** The title of a school: one line, no signs that are not seen. */
export const titleIn = (text: string): Outcome<string, FormFault> =>
  text.length >= 1 && text.length <= 300 && !CONTROL.test(text)
    ? done(text)
    : failed({ code: 'form.title', field: 'title' })

/** The number of the form, by which it is done once; a form without one is not of this program. */
export const formNumber = ({ text }: Sent): Outcome<string, FormFault> =>
  /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(text('form'))
    ? done(text('form'))
    : failed({ code: 'form.stale' })

import type { FaultCode } from '../contract/gateway-routes.ts'
import { done, failed, type Outcome } from '../domain/outcome.ts'
import type { Archive } from './archive/archive.ts'
import { steps } from './archive/steps.ts'
import { soon } from './soon.ts'

type Needs = { readonly archive: Pick<Archive, 'step'>; readonly isStopping: () => boolean }

/** Whether requests may be sent here: not while it stops, is without its database, or waits for its tables. */
export async function readiness({ archive, isStopping }: Needs): Promise<Outcome<void, FaultCode>> {
  if (isStopping()) return failed('stopping')
  try {
    const step = await soon(archive.step())
    // A newer program beside this one may have gone further; what this one uses stays while both run.
    return step >= steps.length ? done(undefined) : failed('step')
  } catch {
    return failed('database')
  }
}

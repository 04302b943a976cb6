import { done, failed, type Outcome } from '../domain/outcome.ts'
import type { CallTable, Fault } from '../contract/index.ts'
import { isTooLarge } from './message-size.ts'
import { troubleOfBase } from './store/trouble.ts'

type Handler = (input: never) => Outcome<unknown, Fault> | Promise<Outcome<unknown, Fault>>

export type Log = {
  /** @param where the name of a call or a part, never anything of a person */
  error(where: string, cause: unknown): void
}

/**
 * Answers one call from a page: checks the name, the size and the input, runs the handler, and lets out only what
 * the contract names. Never throws.
 */
export async function answer(
  table: CallTable,
  handlers: { readonly [name: string]: Handler },
  log: Log,
  name: unknown,
  input: unknown,
): Promise<Outcome<unknown, Fault>> {
  if (typeof name !== 'string' || !Object.hasOwn(table, name)) return failed({ code: 'call.refused' })

  if (isTooLarge(input)) return failed({ code: 'call.refused' })

  const received = table[name]!.input.safeParse(input)
  if (!received.success) return failed({ code: 'call.refused' })

  try {
    const outcome = await handlers[name]!(received.data as never)
    return outcome.ok ? done(table[name]!.output.parse(outcome.value)) : outcome
  } catch (cause) {
    log.error(name, cause)
    return failed(troubleOfBase(cause) ?? { code: 'unexpected' })
  }
}

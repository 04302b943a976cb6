import { failed } from '../domain/outcome.ts'
import { calls, type Fault, type Handlers } from '../contract/index.ts'
import type { Program } from './world.ts'

/** Nothing of a person is shown or changed while the shift is closed, whatever a page asks. */
export function whileOpen<Names extends keyof Handlers>(
  handlers: Pick<Handlers, Names>,
  shift: () => unknown,
): Pick<Handlers, Names> {
  const guarded = Object.entries<(input: never) => unknown>(handlers).map(([name, handle]) => [
    name,
    (input: never) => (shift() ? handle(input) : failed({ code: 'shift.closed' })),
  ])
  return Object.fromEntries(guarded) as Pick<Handlers, Names>
}

/** A program that can only say why there is none: the base does not open. */
export function broken(fault: Fault): Program {
  const handlers = Object.fromEntries(Object.keys(calls).map((name) => [name, () => failed(fault)]))
  const refuse = () => failed({ code: 'pin.not-asked' } as const)
  return {
    handlers: handlers as unknown as Handlers,
    pinHandlers: {
      'pin.look': refuse,
      'pin.enter': refuse,
      'pin.enterOnReader': refuse,
      'pin.cancel': refuse,
    },
    wake() {},
    lock() {},
    stop: () => Promise.resolve(),
  }
}

import { failed } from '../domain/outcome.ts'
import type { Desk } from '../contract/desk.ts'
import { calls, type Fault, type Handlers } from '../contract/index.ts'
import { NEEDS, refusalOf } from './needs.ts'
import type { Program } from './world.ts'

/** Nothing is shown or done that the shift does not allow, whatever a page asks. */
export function guarded(handlers: Handlers, shift: () => Desk['shift']): Handlers {
  const names = Object.keys(handlers) as (keyof Handlers)[]
  const closed = names.map((name) => {
    const handle = handlers[name] as (input: never) => unknown
    return [
      name,
      (input: never) => {
        const fault = refusalOf(NEEDS[name], shift())
        return fault ? failed(fault) : handle(input)
      },
    ]
  })
  return Object.fromEntries(closed) as Handlers
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
      'pin.stop': refuse,
    },
    wake() {},
    lock() {},
    stop: () => Promise.resolve(),
  }
}

import { failed } from '../domain/outcome.ts'
import type { Desk } from '../contract/desk.ts'
import { calls, type Fault, type Handlers } from '../contract/index.ts'
import { NEEDS, refusalOf } from './needs.ts'
import type { Program } from './world.ts'

/** Nothing is shown or done that the shift does not allow, whatever a page asks. */
export function guarded(handlers: Handlers, shift: () => Desk['shift'], isTraining = false): Handlers {
  const names = Object.keys(handlers) as (keyof Handlers)[]
  const closed = names.map((name) => {
    const handle = handlers[name] as (input: never) => unknown
    return [
      name,
      (input: never) => {
        // In the training everybody may try the settings: there is nobody's data behind them.
        const need = isTraining && NEEDS[name] === 'settings' ? 'shift' : NEEDS[name]
        const fault = refusalOf(need, shift())
        return fault ? failed(fault) : handle(input)
      },
    ]
  })
  return Object.fromEntries(closed) as Handlers
}

/**
 * A program that can only say why there is none: the base does not open.
 *
 * @param own what it can do nevertheless
 */
export function broken(fault: Fault, own: Partial<Handlers> = {}): Program {
  const refused = Object.fromEntries(Object.keys(calls).map((name) => [name, () => failed(fault)]))
  const handlers = { ...refused, ...own }
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
    tell() {},
    heldShift: () => undefined,
    stop: () => Promise.resolve(),
  }
}

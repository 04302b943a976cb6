import { EventEmitter } from 'node:events'

/** Names that loaders, inspectors and promises look up on any object, and that may be absent. */
const ASKED_OF_ANYTHING = new Set([
  'then',
  'default',
  '__esModule',
  'toJSON',
  'nodeType',
  'tagName',
  'asymmetricMatch',
])

/** An object on which a member that is not there throws its name: `undefined` would be found out far too late. */
export function guarded<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(target, key, receiver): unknown {
      if (key in target || typeof key === 'symbol' || ASKED_OF_ANYTHING.has(key)) {
        return Reflect.get(target, key, receiver)
      }
      throw new Error(`electron stand-in: ${name}.${key} is not implemented`)
    },
  })
}

/**
 * A guarded event emitter to build on. Its constructor returns the guard, so `this` in every subclass is
 * the guard as well: one identity inside and outside.
 */
export class Guarded extends EventEmitter {
  constructor(name: string) {
    super()
    return guarded(name, this)
  }
}

/** Members of `Part` that `Real` does not have, or has with another type, become `never` and do not compile. */
type Faithful<Part, Real> = {
  [Key in keyof Part as Key extends keyof EventEmitter | 'prototype' ? never : Key]: Key extends keyof Real
    ? Part[Key] extends Real[Key]
      ? unknown
      : never
    : never
}

/**
 * Lets a part stand for the whole of an Electron type: each member it has is compared with electron.d.ts
 * here, each one it lacks throws by its guard when used.
 */
export const standsFor =
  <Real>() =>
  <Part extends object>(part: Part & Faithful<Part, Real>): Real =>
    part as unknown as Real

/** An event as Electron's listeners get it, with `preventDefault`. */
export function cancellable<T extends object>(
  more: T,
): T & { defaultPrevented: boolean; preventDefault: () => void } {
  const event = {
    defaultPrevented: false,
    preventDefault() {
      event.defaultPrevented = true
    },
    ...more,
  }
  return event
}

/** A structured clone, or Electron's own words when there is none. */
export function cloned<T>(value: T): T {
  try {
    return structuredClone(value)
  } catch {
    throw new Error('An object could not be cloned.')
  }
}

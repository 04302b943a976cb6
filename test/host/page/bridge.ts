/** What `contextBridge` of the preload can do. */
export type Bridge = { exposeInMainWorld: (key: string, api: unknown) => void }

type Packed = {
  f?: number
  p?: number
  e?: string
  stack?: string | undefined
  a?: Packed[]
  o?: [string, Packed][]
  v?: unknown
}
type Reply = { value?: Packed; error?: Packed }
type Said =
  | { op: 'call'; f: number; args: Packed[] }
  | { op: 'settle'; p: number; value?: Packed; error?: Packed }
  | { op: 'expose'; key: string; api: Packed }
type Held = ((...args: unknown[]) => unknown) | Promise<unknown>
type Promised = { resolve: (value: unknown) => void; reject: (cause: unknown) => void }

/**
 * contextBridge. Both worlds of a frame run it, as source text, so it may use nothing outside itself.
 * Values cross in the detail of a synchronous CustomEvent, which Chromium clones between worlds.
 */
export function bridge(secret: string, side: 'main' | 'isolated'): Bridge {
  const here = secret + side
  const there = secret + (side === 'main' ? 'isolated' : 'main')
  const Event = CustomEvent
  const dispatch = dispatchEvent.bind(globalThis)
  const held: Held[] = [] // functions and promises the other world may use
  const ids = new WeakMap<Held, number>()
  const proxies = new Map<number, unknown>()
  const promised = new Map<number, Promised>()
  let reply: Reply | undefined

  function say(message: Said): unknown {
    reply = undefined
    dispatch(new Event(there, { detail: message }))
    const answer = reply as Reply | undefined
    reply = undefined
    if (answer?.error) throw unpack(answer.error)
    return answer?.value && unpack(answer.value)
  }

  function hold(value: Held): number {
    const known = ids.get(value)
    if (known !== undefined) return known
    const id = held.push(value) - 1
    ids.set(value, id)
    return id
  }

  function packPromise(promise: Promise<unknown>): Packed {
    const p = hold(promise)
    promise
      .then(
        (value) => say({ op: 'settle', p, value: pack(value) }),
        (cause: unknown) => say({ op: 'settle', p, error: pack(cause) }),
      )
      .finally(() => {
        delete held[p] // settled: nobody asks for it any more, and its value may be large
        ids.delete(promise)
      })
    return { p }
  }

  function pack(value: unknown, depth = 0): Packed {
    if (depth > 1000) throw new TypeError('Electron contextBridge recursion depth exceeded.')
    if (typeof value === 'function') return { f: hold(value as () => unknown) }
    if (typeof value === 'symbol') throw new TypeError('An object could not be cloned.')
    if (value === null || typeof value !== 'object') return { v: value }
    if (value instanceof Promise) return packPromise(value)
    if (value instanceof Error) return { e: value.message, stack: value.stack }
    try {
      return { v: structuredClone(value) }
    } catch {
      return packParts(value, depth + 1) // it holds a function or a promise: one level at a time
    }
  }

  function packParts(value: object, depth: number): Packed {
    if (Array.isArray(value)) return { a: value.map((one) => pack(one, depth)) }
    if (Object.prototype.toString.call(value) !== '[object Object]') {
      throw new TypeError('An object could not be cloned.')
    }
    return { o: Object.entries(value).map(([key, one]) => [key, pack(one, depth)]) }
  }

  function unpack({ f, p, e, stack, a, o, v }: Packed): unknown {
    if (f !== undefined) return proxyOf(f)
    if (p !== undefined) return new Promise((resolve, reject) => promised.set(p, { resolve, reject }))
    if (e !== undefined) return Object.assign(new Error(e), { stack })
    if (a) return a.map((one) => unpack(one))
    return o ? Object.fromEntries(o.map(([key, one]) => [key, unpack(one)])) : v
  }

  function proxyOf(f: number): unknown {
    const known = proxies.get(f)
    if (known) return known
    const proxy = (...args: unknown[]) => say({ op: 'call', f, args: args.map((one) => pack(one)) })
    proxies.set(f, proxy)
    return proxy
  }

  function act(message: Said): unknown {
    if (message.op === 'call') {
      const called = held[message.f] as (...args: unknown[]) => unknown
      return called(...message.args.map((one) => unpack(one)))
    }
    if (message.op === 'settle') {
      const { resolve, reject } = promised.get(message.p)!
      promised.delete(message.p)
      if (message.error) return reject(unpack(message.error))
      return resolve(message.value && unpack(message.value))
    }
    if (message.key in globalThis) {
      throw new Error('Cannot bind an API on top of an existing property on the window object')
    }
    Object.defineProperty(globalThis, message.key, { value: unpack(message.api), enumerable: true })
    return undefined
  }

  addEventListener(here, (event) => {
    let answer: Reply
    try {
      answer = { value: pack(act((event as CustomEvent<Said>).detail)) }
    } catch (cause) {
      answer = { error: pack(cause instanceof Error ? cause : new Error(String(cause))) }
    }
    dispatch(new Event(`${there}reply`, { detail: answer }))
  })
  addEventListener(`${here}reply`, (event) => {
    reply = (event as CustomEvent<Reply>).detail
  })
  return { exposeInMainWorld: (key, api) => void say({ op: 'expose', key, api: pack(api) }) }
}

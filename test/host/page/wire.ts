/** Structured clones as text, for the one place where only text can travel: between a page and Node. */
export type Wire = { encode: (value: unknown) => string; decode: (text: string) => unknown }

type Tagged = {
  $: string
  v?: unknown
  n?: number
  o?: number
  t?: string
  f?: string
  m?: string
  s?: string
}

/**
 * JSON, with `{ $: tag }` for what JSON cannot say. The n-th object met is known as n, for cycles and for
 * parts that are shared. Runs in Node and, as source text, in the page: it may use nothing outside itself.
 */
export function wire(
  toBase64: (bytes: Uint8Array) => string,
  fromBase64: (text: string) => Uint8Array<ArrayBuffer>,
): Wire {
  type MakeView = new (buffer: ArrayBuffer, from?: number, length?: number) => object
  const byName = <Make extends { name: string }>(makes: Make[]) =>
    new Map(makes.map((make) => [make.name, make]))
  const bytes = [Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array]
  const numbers = [Float32Array, Float64Array, BigInt64Array, BigUint64Array, DataView]
  const views = byName<MakeView>([...bytes, ...numbers])
  const errors = byName([Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError])
  const odd = [undefined, NaN, Infinity, -Infinity, -0]
  type Entries = Record<string, unknown>

  const define = (target: object, key: string, value: unknown, enumerable = true) =>
    Object.defineProperty(target, key, { value, enumerable, configurable: true, writable: true })

  function encode(root: unknown): string {
    const seen = new Map<object, number>()
    const pairs = (holder: object) => Object.entries(holder).map(([key, value]) => [key, put(value)])

    function put(value: unknown): unknown {
      if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
      if (typeof value === 'bigint') return { $: 'bigint', v: String(value) }
      if (typeof value !== 'object') {
        const place = odd.findIndex((one) => Object.is(one, value))
        return place < 0 ? value : { $: 'odd', v: place }
      }
      const known = seen.get(value)
      if (known !== undefined) return { $: 'again', v: known }
      seen.set(value, seen.size)
      return Array.isArray(value) ? putArray(value) : putObject(value)
    }

    function putArray(list: unknown[]): unknown {
      const isDense = Object.keys(list).length === list.length
      return isDense ? list.map((one) => put(one)) : { $: 'sparse', n: list.length, v: pairs(list) }
    }

    function putObject(value: object): unknown {
      const kind = Object.prototype.toString.call(value).slice(8, -1)
      if (kind === 'Object') {
        return '$' in value || Object.hasOwn(value, '__proto__')
          ? { $: 'object', v: pairs(value) }
          : Object.fromEntries(pairs(value) as [string, unknown][])
      }
      if (value instanceof Date) return { $: 'date', v: value.getTime() }
      if (value instanceof RegExp) return { $: 'pattern', v: value.source, f: value.flags }
      if (value instanceof Map) return { $: 'map', v: [...value].map(([key, one]) => [put(key), put(one)]) }
      if (value instanceof Set) return { $: 'set', v: [...value].map((one) => put(one)) }
      if (value instanceof ArrayBuffer) return { $: 'buffer', v: toBase64(new Uint8Array(value)) }
      if (value instanceof Error) {
        return { $: 'error', t: value.name, m: value.message, s: value.stack, v: put(value.cause) }
      }
      if (ArrayBuffer.isView(value)) {
        const length = value instanceof DataView ? value.byteLength : (value as Uint8Array).length
        return { $: 'view', t: kind, v: put(value.buffer), o: value.byteOffset, n: length }
      }
      throw new TypeError(`electron stand-in: ${kind} is not carried over IPC`)
    }

    return JSON.stringify(put(root))
  }

  function decode(text: string): unknown {
    const made: unknown[] = []

    /** Keeps the shell before it is filled, so that its own parts can name it. */
    function keep<T extends object>(shell: T, fill: (shell: T) => void): T {
      made.push(shell)
      fill(shell)
      return shell
    }

    function get(value: unknown): unknown {
      if (value === null || typeof value !== 'object') return value
      if (Array.isArray(value)) {
        return keep(value as unknown[], (list) => list.forEach((one, place) => (list[place] = get(one))))
      }
      if ('$' in value) return getTagged(value as Tagged)
      return keep(value as Entries, (holder) => {
        for (const [key, one] of Object.entries(holder)) holder[key] = get(one)
      })
    }

    function fill(holder: object, entries: unknown): void {
      for (const [key, one] of entries as [string, unknown][]) define(holder, key, get(one))
    }

    function getTagged({ $, v, n = 0, o = 0, t = '', f = '', m = '', s = '' }: Tagged): unknown {
      switch ($) {
        case 'again':
          return made[v as number]
        case 'odd':
          return odd[v as number]
        case 'bigint':
          return BigInt(v as string)
        case 'sparse':
          return keep(Array.from<unknown>({ length: 0 }), (list) => {
            list.length = n
            fill(list, v)
          })
        case 'object':
          return keep({}, (holder) => fill(holder, v))
        case 'date':
          return keep(new Date((v as number | null) ?? NaN), () => {})
        case 'pattern':
          return keep(new RegExp(v as string, f), () => {})
        case 'map':
          return keep(new Map(), (map) => {
            for (const [key, one] of v as [unknown, unknown][]) map.set(get(key), get(one))
          })
        case 'set':
          return keep(new Set(), (set) => (v as unknown[]).forEach((one) => set.add(get(one))))
        case 'buffer':
          return keep(fromBase64(v as string).buffer, () => {})
        case 'view': {
          const place = made.push(null) - 1
          return (made[place] = new (views.get(t)!)(get(v) as ArrayBuffer, o, n))
        }
        default:
          return keep(new (errors.get(t) ?? Error)(m), (error) => {
            define(error, 'stack', s, false)
            const cause = get(v)
            if (cause !== undefined) define(error, 'cause', cause, false)
          })
      }
    }

    return get(JSON.parse(text))
  }

  return { encode, decode }
}

import type { HonoRequest } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import { BATCH } from '../contract/gateway.ts'
import { done, failed, type Outcome } from '../domain/outcome.ts'
import { isKnownPacking, unpacked } from './packing.ts'

/** A hundred of the largest parcels there may be, and the JSON around them. */
export const LARGEST_BODY = 13_000_000 // bytes

/** Brackets that open in the fullest batch, with room for what later versions add. */
const MOST_OPENED = 10 * BATCH

const JSON_TYPE = /^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i

const BRACKET = 0x5b
const BRACE = 0x7b

/** Whether it is JSON as it stands, or packed in one of the ways that can be bounded. */
export const isJson = (request: HonoRequest): boolean =>
  JSON_TYPE.test(request.header('content-type') ?? '') && isKnownPacking(packingOf(request))

function packingOf(request: HonoRequest): string {
  const name = (request.header('content-encoding') ?? '').trim().toLowerCase()
  return name === 'identity' ? '' : name
}

const counted = bodyLimit({
  maxSize: LARGEST_BODY,
  onError: (context) => context.json({ code: 'size' }, 413),
})

/**
 * Refuses bodies that are too large. What a request says of its length Node holds it to, so only one that says nothing is
 * counted while it comes: that reads it through a web stream, a tenth of what a small request costs.
 */
export const sizeGuard = createMiddleware((context, next) => {
  const length = context.req.header('content-length')
  if (length === undefined || context.req.header('transfer-encoding') !== undefined)
    return counted(context, next)
  return Number(length) > LARGEST_BODY ? Promise.resolve(context.json({ code: 'size' }, 413)) : next()
})

/** The value that a body of JSON spells. One that opens too much is not even read: it costs more than it weighs. */
export async function jsonOf(request: HonoRequest): Promise<Outcome<unknown, 'form' | 'size'>> {
  try {
    const read = await unpacked(Buffer.from(await request.arrayBuffer()), packingOf(request), LARGEST_BODY)
    if (!read.ok) return read
    const bytes = read.value
    let opened = 0
    // By place, and only as far as needed: an iterator over millions of bytes takes as long as parsing them.
    for (let place = 0; place < bytes.length && opened <= MOST_OPENED; place += 1) {
      if (bytes[place] === BRACKET || bytes[place] === BRACE) opened += 1
    }
    return opened > MOST_OPENED ? failed('form') : done(JSON.parse(bytes.toString()) as unknown)
  } catch {
    // Broken off, or no JSON: the desk must not send the same again.
    return failed('form')
  }
}

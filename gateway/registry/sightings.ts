import { createMiddleware } from 'hono/factory'
import type { Known } from '../access.ts'
import type { Archive } from '../archive/archive.ts'
import type { Sighting } from '../archive/sightings.ts'

/** A workplace asks several times a minute in the morning; the registry need not know more closely. */
const EVERY_MS = 60_000

/** Notes when each workplace was seen, pushed and pulled: at most once a minute each from one gateway. */
export function sightings(archive: Pick<Archive, 'sightings'>, now: () => number) {
  const noted = new Map<string, number>()
  return createMiddleware<Known>(async (context, next) => {
    await next()
    if (!context.res.ok) return
    const { school, workplace } = context.var.sender
    const what = WHAT[context.req.path] ?? 'seen'
    const key = `${school} ${workplace} ${what}`
    const at = now()
    if (at - (noted.get(key) ?? -Infinity) < EVERY_MS) return
    noted.set(key, at)
    await archive.sightings.note(school, workplace, what, new Date(at))
  })
}

const WHAT: Readonly<Record<string, Sighting | undefined>> = {
  '/v1/corrections': 'pushed',
  '/v1/changes': 'pulled',
}

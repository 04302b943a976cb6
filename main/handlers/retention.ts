import type { Handlers } from '../../contract/index.ts'
import { done } from '../../domain/outcome.ts'
import type { Desk } from '../desk.ts'
import type { Kept } from '../joined-retention.ts'

type Own = Pick<Handlers, Extract<keyof Handlers, `retention.${string}` | `clip.${string}`>>

/** What is erased after a pupil has left, when, and what was erased; what a page has copied. */
export const retentionHandlers = (
  { access, shift, tell, news }: Desk,
  { retention, clearing, hurry }: Kept,
): Own => ({
  'retention.look': () => {
    const shown = retention.look()
    if (shown.next.length > 0) access.looks('list.leavers', '')
    return done(shown)
  },
  'retention.erase': () => {
    const { name, fingerprint } = shift.current() ?? { name: '', fingerprint: '' }
    const erased = retention.eraseNow({ name, fingerprint })
    if (erased.ok) {
      hurry()
      tell()
      news({ name: 'base', value: {} })
    }
    return erased
  },
  'retention.act': ({ number }) => retention.act(number),
  'clip.copied': async () => {
    await clearing.copied()
    return done({})
  },
})

import { useCallback, useEffect, useEffectEvent, useState } from 'react'
import type { AccessFilter, AccessLine } from '../../../contract/access.ts'
import type { Fault } from '../../../contract/fault.ts'
import type { Answer } from '../../../contract/index.ts'
import type { Outcome } from '../../../domain/outcome.ts'
import { call } from '../../link/call.ts'
import { useNews } from '../../link/news.ts'

const PAGE = 100

type Seen = {
  readonly asked: string
  readonly lines: readonly AccessLine[]
  readonly more: boolean
  readonly fault?: Fault
}

/** The rows of the log that fit, newest first, as many pages as were asked for; new ones come by themselves. */
export function useLog(filter: AccessFilter) {
  const [seen, setSeen] = useState<Seen>()
  const [turn, setTurn] = useState(0)
  const again = useCallback(() => setTurn((number) => number + 1), [])
  const asked = JSON.stringify(filter)

  const ask = useEffectEvent((_turn: string) => call('access.list', { ...filter, limit: PAGE }))
  useEffect(() => {
    let isLast = true
    void ask(`${asked} ${turn}`).then(
      (outcome) => isLast && setSeen((held) => joined(held, asked, outcome, false)),
    )
    return () => {
      isLast = false
    }
  }, [asked, turn])
  useNews('base', again)
  useNews('desk', again)

  const own = seen?.asked === asked ? seen : undefined
  const before = own?.lines.at(-1)?.number
  const earlier = async () => {
    const outcome = await call('access.list', { ...filter, limit: PAGE, ...(before && { before }) })
    setSeen((held) => joined(held, asked, outcome, true))
  }
  return { lines: seen?.lines, fault: seen?.fault, again, earlier: own?.more ? earlier : undefined }
}

/** New rows that come while many are shown push none of them out. */
function joined(
  held: Seen | undefined,
  asked: string,
  outcome: Outcome<Answer<'access.list'>, Fault>,
  isEarlier: boolean,
): Seen {
  const own = held?.asked === asked ? held : undefined
  if (!outcome.ok) return { asked, lines: own?.lines ?? [], more: own?.more ?? false, fault: outcome.fault }
  const { lines, more } = outcome.value
  if (!own || (!isEarlier && own.lines.length <= PAGE)) return { asked, lines, more }
  const known = new Map([...own.lines, ...lines].map((line) => [line.number, line]))
  const all = [...known.values()].toSorted((one, other) => other.number - one.number)
  return { asked, lines: all, more: isEarlier ? more : own.more }
}

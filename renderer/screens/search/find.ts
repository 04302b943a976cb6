import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Fault } from '../../../contract/fault.ts'
import type { Answer } from '../../../contract/index.ts'
import { call } from '../../link/call.ts'
import { useNews } from '../../link/news.ts'

/** What was found, and for which words. While a newer answer is awaited the old one stays. */
export type Finding = { readonly query: string } & Answer<'people.find'>

const NOTHING: Finding = { query: '', found: [], more: false }

/**
 * Finds people while the query is typed. One question is on its way at a time; only an answer to what
 * stands in the field now is shown.
 */
export function useFind(query: string, onFault: (fault: Fault) => void): Finding {
  const [finding, setFinding] = useState(NOTHING)
  const asked = query.trim()
  const wanted = useRef(asked)
  const isAsking = useRef(false)

  const ask = useEffectEvent(async () => {
    if (isAsking.current) return
    isAsking.current = true
    try {
      await askUntilCurrent()
    } finally {
      isAsking.current = false
    }
  })

  const askUntilCurrent = async () => {
    while (wanted.current !== '') {
      const query = wanted.current
      const outcome = await call('people.find', { query })
      if (wanted.current !== query) continue
      if (outcome.ok) setFinding({ query, ...outcome.value })
      else onFault(outcome.fault)
      return
    }
  }

  useEffect(() => {
    wanted.current = asked
    if (asked === '') setFinding(NOTHING)
    else void ask()
  }, [asked])
  useNews('base', () => void ask())
  return finding
}

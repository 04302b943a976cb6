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
 * stands in the field now is taken.
 */
export function useFind(query: string, onFault: (fault: Fault) => void): Finding {
  const [finding, setFinding] = useState(NOTHING)
  const wanted = useRef('')
  const isAsking = useRef(false)

  const complain = useEffectEvent(onFault)
  const ask = useEffectEvent(async () => {
    if (isAsking.current) return
    isAsking.current = true
    let asked: string | undefined
    while (asked !== wanted.current) {
      asked = wanted.current
      const outcome = await (asked === '' ? undefined : call('people.find', { query: asked }))
      if (asked !== wanted.current) continue
      setFinding(outcome?.ok ? { query: asked, ...outcome.value } : { ...NOTHING, query: asked })
      if (outcome && !outcome.ok) complain(outcome.fault)
    }
    isAsking.current = false
  })

  useEffect(() => {
    wanted.current = query.trim()
    void ask()
  }, [query])
  useNews('base', () => void ask())
  return query.trim() === '' ? NOTHING : finding
}

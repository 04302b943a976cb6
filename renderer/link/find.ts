import { useEffect, useRef, useState } from 'react'
import type { Fault } from '../../contract/fault.ts'
import type { Answer } from '../../contract/index.ts'
import { useSteady } from './steady.ts'
import { call } from './call.ts'
import type { FirstLetters } from './first-letters.ts'
import { useNews } from './news.ts'

/** What was found, and for which words. While a newer answer is awaited the old one stays. */
export type Finding = { readonly query: string } & Answer<'people.find'>

const NOTHING: Finding = { query: '', found: [], more: false }

/**
 * Finds people while the query is typed. One question is on its way at a time; only an answer to what
 * stands in the field now is taken. `ahead` asks for words that are about to be the query, before anything is drawn
 * for them: the answer is made meanwhile. What `first` knows is not asked for.
 */
export function useFind(
  query: string,
  onFault: (fault: Fault) => void,
  first?: FirstLetters,
): { readonly finding: Finding; readonly ahead: (query: string) => void } {
  const [finding, setFinding] = useState(NOTHING)
  const wanted = useRef('')
  const asked = useRef('')
  const isAsking = useRef(false)

  const complain = useSteady(onFault)
  const ask = useSteady(async () => {
    if (isAsking.current) return
    isAsking.current = true
    do {
      const words = wanted.current
      asked.current = words
      const known = first?.get(words)
      if (known) {
        setFinding({ query: words, ...known })
        continue
      }
      const outcome = await (words === '' ? undefined : call('people.find', { query: words }))
      if (words !== wanted.current) continue
      setFinding(outcome?.ok ? { query: words, ...outcome.value } : { ...NOTHING, query: words })
      if (outcome && !outcome.ok) complain(outcome.fault)
    } while (asked.current !== wanted.current)
    isAsking.current = false
  })
  const ahead = useSteady((words: string) => {
    wanted.current = words.trim()
    if (asked.current !== wanted.current) void ask()
  })

  useEffect(() => ahead(query), [query, ahead])
  useNews('base', () => {
    first?.renew()
    void ask()
  })
  return { finding: query.trim() === '' ? NOTHING : finding, ahead }
}

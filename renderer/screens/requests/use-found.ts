import { useEffect, useState } from 'react'
import type { Found } from '../../../contract/people.ts'
import { call } from '../../link/call.ts'

/** Who was found for which words. */
export type Finding = { readonly query: string; readonly found: readonly Found[] }

const NOTHING: Finding = { query: '', found: [] }

/** The people that the words mean. While an answer is awaited the last one stays, with the words it is for. */
export function useFound(query: string): Finding {
  const [finding, setFinding] = useState(NOTHING)
  const asked = query.trim()
  useEffect(() => {
    if (asked === '') return
    let isLast = true
    void call('people.find', { query: asked }).then(
      (outcome) => isLast && setFinding({ query: asked, found: outcome.ok ? outcome.value.found : [] }),
    )
    return () => {
      isLast = false
    }
  }, [asked])
  return asked === '' ? NOTHING : finding
}

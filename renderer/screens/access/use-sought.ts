import { useEffect, useState } from 'react'
import type { Found } from '../../../contract/people.ts'
import { call } from '../../link/call.ts'

/** Who was found for which words. */
export type Sought = { readonly query: string; readonly found: readonly Found[] }

const NOTHING: Sought = { query: '', found: [] }

/** The people that the words mean; the last answer stays, with its words, until the next one comes. */
export function useSought(query: string): Sought {
  const [sought, setSought] = useState(NOTHING)
  const asked = query.trim()
  useEffect(() => {
    if (asked === '') return
    let isLast = true
    void call('people.find', { query: asked }).then(
      (outcome) => isLast && setSought({ query: asked, found: outcome.ok ? outcome.value.found : [] }),
    )
    return () => {
      isLast = false
    }
  }, [asked])
  return asked === '' ? NOTHING : sought
}

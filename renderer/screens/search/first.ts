import { useEffect, useState } from 'react'
import { call } from '../../link/call.ts'
import { firstLetters, type FirstLetters } from '../../link/first-letters.ts'

/** Changes that follow each other are waited for; the screen itself is drawn by then. */
const SETTLED_MS = 1_500

/** Knows who is found by the first letter for as long as the search stands. */
export function useFirstLetters(): FirstLetters {
  const [first] = useState(() =>
    firstLetters({
      find: (query) => call('people.find', { query }),
      rest: (isNew) =>
        new Promise((resolve) => {
          if (isNew) setTimeout(resolve, SETTLED_MS)
          else requestIdleCallback(resolve, { timeout: 2_000 })
        }),
    }),
  )
  useEffect(() => {
    first.renew()
    return first.stop
  }, [first])
  return first
}

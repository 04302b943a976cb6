import { useEffect, useState } from 'react'

const STEP_MS = 30_000

/** The time on the wall, good to half a minute: for words like «сегодня в 08:15» and for what expires. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), STEP_MS)
    return () => clearInterval(timer)
  }, [])
  return now
}

import { useEffect, useRef, useState } from 'react'

/**
 * Does one act at a time and says which is under way: another that is asked for meanwhile comes after it, the same one
 * is not done twice. What still waits when the screen is left is not done.
 */
export function useInTurn<Act extends string>(
  acts: Readonly<Record<Act, () => Promise<void>>>,
): readonly [underWay: Act | undefined, ask: (act: Act) => void] {
  const asked = useRef<Act[]>([])
  const [underWay, setUnderWay] = useState<Act>()
  useEffect(() => {
    const waiting = asked.current
    return () => void waiting.splice(0)
  }, [])

  const goOn = async () => {
    for (let act = asked.current[0]; act; act = asked.current[0]) {
      setUnderWay(act)
      await acts[act]()
      asked.current.shift()
    }
    setUnderWay(undefined)
  }
  const ask = (act: Act) => {
    if (asked.current.includes(act)) return
    if (asked.current.push(act) === 1) void goOn()
  }
  return [underWay, ask]
}

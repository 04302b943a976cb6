import { useLayoutEffect, useRef, useState } from 'react'

/**
 * The same function for as long as the component stands, which does what the last drawing meant: a part that is drawn anew
 * only when what it shows has changed can be given it. Not to be called while drawing.
 */
export function useSteady<Given extends readonly unknown[], Gives>(
  act: (...given: Given) => Gives,
): (...given: Given) => Gives {
  const last = useRef(act)
  useLayoutEffect(() => {
    last.current = act
  })
  const [steady] = useState(
    () =>
      (...given: Given) =>
        last.current(...given),
  )
  return steady
}

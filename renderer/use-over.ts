import { useEffect, useRef, useState } from 'react'

/**
 * A window over the page that may end with an act. The act is done once the window has gone: keys are heard by
 * the page again then, and the focus that the act sets stays.
 */
export function useOver() {
  const [isOpen, setIsOpen] = useState(false)
  const after = useRef<(() => void) | undefined>(undefined)
  useEffect(() => {
    if (isOpen) return
    const act = after.current
    after.current = undefined
    act?.()
  }, [isOpen])
  return {
    isOpen,
    open: () => setIsOpen(true),
    close: (act?: () => void) => {
      after.current = act
      setIsOpen(false)
    },
  }
}

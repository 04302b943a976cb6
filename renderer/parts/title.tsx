import { useLayoutEffect, useRef, type ReactNode } from 'react'

/** The heading of a page that has just been opened: takes the focus, so that it is read out and keys start there. */
export function Title({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => heading.current?.focus(), [])
  return (
    <h1 ref={heading} tabIndex={-1} className="title">
      {children}
    </h1>
  )
}

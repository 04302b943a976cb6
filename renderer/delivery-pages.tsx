import type { ReactNode } from 'react'
import { Button } from './parts/button.tsx'
import { useWords } from './words/spoken.ts'
import './delivery-pages.css'

/** The pages about corrections on their way to the journal, in their order. */
export const DELIVERY = ['outbox', 'conflicts', 'retype', 'exchange'] as const

export type DeliveryPage = (typeof DELIVERY)[number]

type Props = {
  at: DeliveryPage
  /** How many conflicts wait for a person. */
  conflicts: number
  onGo: (page: DeliveryPage) => void
  children: ReactNode
}

/** The way between the pages of delivery, over each of them. */
export function DeliveryPages({ at, conflicts, onGo, children }: Props) {
  const { delivery } = useWords()
  const names: { readonly [Page in DeliveryPage]: string } = { ...delivery, outbox: delivery.queue }
  return (
    <>
      <nav className="delivery-pages" aria-label={delivery.pages}>
        {DELIVERY.map((page) => (
          <Button
            key={page}
            look="plain"
            {...(page === at ? { 'aria-current': 'page' as const } : {})}
            onPress={() => onGo(page)}
          >
            {names[page]}
            {page === 'conflicts' && conflicts > 0 && <span className="count">{conflicts}</span>}
          </Button>
        ))}
      </nav>
      {children}
    </>
  )
}

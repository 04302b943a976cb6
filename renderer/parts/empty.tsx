import type { ReactNode } from 'react'
import './empty.css'

type Props = {
  /** What there is not. */
  title: string
  /** What would stand here, and when. */
  what: string
  /** The next acts, as buttons. */
  children?: ReactNode
}

/** An empty page is no end: it says what belongs here and what to do next. */
export const Empty = ({ title, what, children }: Props) => (
  <section className="empty">
    <h2>{title}</h2>
    <p className="quiet">{what}</p>
    {children && <div className="empty-acts">{children}</div>}
  </section>
)

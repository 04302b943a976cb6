import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import './mark-note.css'

/** The sign beside a mark, by its gravity. */
export const MARK_ICONS = { error: 'fault', warning: 'warning', notice: 'hint' } as const satisfies {
  [Severity in string]: IconName
}

type Props = {
  severity: keyof typeof MARK_ICONS
  said: { readonly what: string; readonly act: string }
  /** What belongs to it: the likely value, the way to another person. */
  children?: ReactNode
}

/** What was noticed and what helps, with a sign by its gravity; what is only to know is said calmly. */
export const MarkNote = ({ severity, said: { what, act }, children }: Props) => (
  <p className={`mark mark-${severity}`}>
    <Icon name={MARK_ICONS[severity]} />
    <span>
      <strong>{what}.</strong> {act} {children}
    </span>
  </p>
)

import type { ReactNode } from 'react'
import { Icon, type IconName } from '../parts/icon.tsx'

type Props = {
  tone: 'good' | 'calm' | 'warn' | 'fault'
  icon: IconName
  title?: string
  children?: ReactNode
}

/** A line of the page that stands out, with its drawing beside the words. */
export const Note = ({ tone, icon, title, children }: Props) => (
  <div className={`pin-note pin-note-${tone}`}>
    <Icon name={icon} />
    <div>
      {title && <strong>{title}</strong>}
      {typeof children === 'string' ? <p>{children}</p> : children}
    </div>
  </div>
)

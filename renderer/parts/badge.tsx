import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import './badge.css'

export type Tone = 'plain' | 'accent' | 'warn' | 'fault' | 'good'

/** A word in a frame, with its drawing; the tone never speaks alone. */
export const Badge = ({
  tone = 'plain',
  icon,
  children,
}: {
  tone?: Tone
  icon?: IconName
  children: ReactNode
}) => (
  <span className={`badge badge-${tone}`}>
    {icon && <Icon name={icon} />}
    <span>{children}</span>
  </span>
)

/** What was noticed, why, and what helps: a line with an icon, larger than a badge. */
export const Notice = ({
  tone,
  icon,
  title,
  children,
}: {
  tone: Tone
  icon: IconName
  title?: ReactNode
  children?: ReactNode
}) => (
  <div className={`notice notice-${tone}`}>
    <Icon name={icon} />
    <div>
      {title && <strong className="notice-title">{title}</strong>}
      {children}
    </div>
  </div>
)

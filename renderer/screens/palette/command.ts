/** Where a command stands while nothing is typed. */
export const GROUPS = ['here', 'sections', 'desk', 'look'] as const

/** Something that can be done from anywhere, or from where she is. */
export type Command = {
  readonly id: string
  readonly group: (typeof GROUPS)[number]
  readonly title: string
  /** Other words for it, which are never shown. */
  readonly also?: string
  /** The key that does the same. */
  readonly keys?: string
  readonly act: () => void
}

/** A person who was opened during this shift. */
export type Seen = {
  readonly id: string
  readonly kind: 'pupil' | 'guardian'
  readonly name: string
  readonly className: string
}

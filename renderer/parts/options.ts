import type { KeyboardEvent, MouseEvent } from 'react'

type List = {
  readonly id: string
  readonly label: string
  readonly chosen: string | undefined
  readonly onKeyDown: (event: KeyboardEvent) => void
}

type Option = { readonly id: string; readonly isChosen: boolean; readonly onPress: () => void }

/**
 * Attributes of the list under a field that keeps the focus, as WAI-ARIA has it (combobox with a listbox). By Tab the list
 * has the focus itself and says in the same way which option is the chosen one.
 */
export const listAttributes = ({ id, label, chosen, onKeyDown }: List) =>
  ({
    id,
    role: 'listbox',
    tabIndex: 0,
    onKeyDown,
    'aria-label': label,
    ...(chosen !== undefined && { 'aria-activedescendant': chosen }),
  }) as const

/** Attributes of one option in it; a press leaves the focus where it is. */
export const optionAttributes = ({ id, isChosen, onPress }: Option) =>
  ({ id, role: 'option', 'aria-selected': isChosen, onMouseDown: keepFocus, onClick: onPress }) as const

const keepFocus = (event: MouseEvent): void => event.preventDefault()

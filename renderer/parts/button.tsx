import { useEffect, useRef, type ReactNode } from 'react'
import { Button as Pressable, type ButtonProps } from 'react-aria-components'
import './button.css'

type Props = Omit<ButtonProps, 'className' | 'style' | 'children'> & {
  /** `main` once a screen at most; `plain` for what stands in a row of text. */
  look?: 'main' | 'usual' | 'plain' | 'grave'
  children: ReactNode
  /** The key that does the same, shown beside the word. */
  keys?: string | undefined
  pressed?: boolean | undefined
  /** The one thing the page is there for: it has the focus as soon as it may be pressed. */
  takesFocus?: boolean
  /** Already at it: keeps the focus, and is not pressed twice. */
  isBusy?: boolean
}

/** A button of the desk. Says its key where it has one. */
export function Button({
  look = 'usual',
  children,
  keys,
  pressed,
  takesFocus = false,
  isBusy = false,
  onPress,
  ...rest
}: Props) {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (takesFocus) button.current?.focus()
  }, [takesFocus])
  return (
    <Pressable
      {...rest}
      ref={button}
      className={`button button-${look}`}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      {...(isBusy || !onPress ? {} : { onPress })}
      data-busy={isBusy || undefined}
    >
      {children}
      {keys && <kbd aria-hidden="true">{keys}</kbd>}
    </Pressable>
  )
}

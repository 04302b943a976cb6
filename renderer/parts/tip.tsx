import type { ReactElement } from 'react'
import { Tooltip, TooltipTrigger } from 'react-aria-components'
import './tip.css'

/** Long enough that a pointer on its way over the head of the page sets nothing off. */
const DELAY_MS = 500

type Props = {
  text: string
  /** The key that does the same. */
  keys?: string | undefined
  children: ReactElement
}

/** Says what a button does and by which key, when the pointer rests on it or the focus comes to it. */
export const Tip = ({ text, keys, children }: Props) => (
  <TooltipTrigger delay={DELAY_MS} closeDelay={0}>
    {children}
    <Tooltip className="tip" placement="bottom" offset={6}>
      <span>{text}</span>
      {keys && <kbd>{keys}</kbd>}
    </Tooltip>
  </TooltipTrigger>
)

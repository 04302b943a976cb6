import { useEffect, useEffectEvent, useRef } from 'react'
import { Button } from './button.tsx'
import { IconButton } from './icon-button.tsx'
import { Icon } from './icon.tsx'
import './toast.css'

/** What the bar at the foot of the page says, and what may be done about it. */
export type Message = {
  key: string
  tone: 'plain' | 'fault'
  text: string
  /** A code to read out or send to support. */
  code?: string | undefined
  action?: { word: string; keys?: string; act: () => void } | undefined
}

type Props = { message: Message; close: string; copy: string; onClose: () => void; lastsMs: number }

const STEP_MS = 250

/** One message at a time. A fault stays until it is closed, the rest while the pointer or the focus is on it. */
export function Toast({ message, close, copy, onClose, lastsMs }: Props) {
  const { tone, text, code, action } = message
  const bar = useRef<HTMLDivElement>(null)
  const spoken = useRef<HTMLElement>(null)
  const end = useEffectEvent(onClose)

  useEffect(() => {
    if (tone === 'fault') return
    let left = lastsMs
    const timer = setInterval(() => {
      if (!bar.current?.matches(':hover, :focus-within')) left -= STEP_MS
      if (left <= 0) end()
    }, STEP_MS)
    return () => clearInterval(timer)
  }, [tone, lastsMs])

  return (
    <div ref={bar} className={`toast toast-${tone}`}>
      <Icon name={tone === 'fault' ? 'fault' : 'check'} />
      <span className="toast-text">{text}</span>
      {code && (
        <>
          <code ref={spoken}>{code}</code>
          <Button look="plain" onPress={() => copyFrom(spoken.current)}>
            {copy}
          </Button>
        </>
      )}
      {action && (
        <Button look="plain" keys={action.keys} onPress={action.act}>
          {action.word}
        </Button>
      )}
      <IconButton icon="close" label={close} onPress={onClose} />
    </div>
  )
}

/** The clipboard of the page is denied to it, like every permission; copying what is selected is not. */
function copyFrom(element: HTMLElement | null): void {
  if (!element) return
  getSelection()?.selectAllChildren(element)
  document.execCommand('copy')
}

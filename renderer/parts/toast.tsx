import { useEffect, useRef } from 'react'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import './toast.css'

/** What the bar at the foot of the page says, and what may be done about it. */
export type Message = {
  key: string
  tone: 'plain' | 'fault'
  text: string
  /** A code to read out to support; pressing it copies it. */
  code?: string | undefined
  action?: { word: string; keys?: string; act: () => void } | undefined
}

type Props = { message: Message; close: string; copy: string; onClose: () => void; lastsMs: number }

/** One message at a time. Said aloud by a screen reader; stays while the pointer or the focus is on it. */
export function Toast({ message, close, copy, onClose, lastsMs }: Props) {
  const held = useRef(false)
  const end = useRef(onClose)
  end.current = onClose

  useEffect(() => {
    if (message.tone === 'fault') return
    let left = lastsMs
    const timer = setInterval(() => {
      if (!held.current) left -= 250
      if (left <= 0) end.current()
    }, 250)
    return () => clearInterval(timer)
  }, [message.key, message.tone, lastsMs])

  const hold = (value: boolean) => () => (held.current = value)
  return (
    <div
      className={`toast toast-${message.tone}`}
      role="group"
      onPointerEnter={hold(true)}
      onPointerLeave={hold(false)}
      onFocus={hold(true)}
      onBlur={hold(false)}
    >
      <Icon name={message.tone === 'fault' ? 'fault' : 'check'} />
      <span className="toast-text">{message.text}</span>
      {message.code && (
        <Button look="plain" onPress={() => void navigator.clipboard.writeText(message.code ?? '')}>
          {copy} {message.code}
        </Button>
      )}
      {message.action && (
        <Button look="plain" keys={message.action.keys} onPress={message.action.act}>
          {message.action.word}
        </Button>
      )}
      <Button look="plain" aria-label={close} onPress={onClose}>
        <Icon name="close" />
      </Button>
    </div>
  )
}

import { useEffect, useId, useRef, type ReactNode } from 'react'
import { Icon } from '../../parts/icon.tsx'
import type { SettingsShown } from '../../../contract/own-settings.ts'
import { useWords } from '../../words/spoken.ts'
import './settings.css'

type RowProps = {
  name: string
  what?: ReactNode
  from: SettingsShown['mode']['from']
  /** What stands there in words, where it is not changed here. */
  said: ReactNode
  mayChange: boolean
  children: ReactNode
}

/** One setting: what it is, and its value; with a lock where it is not changed here. */
export function SettingRow({ name, what, from, said, mayChange, children }: RowProps) {
  const { settings } = useWords()
  const isOpen = mayChange && from !== 'machine' && from !== 'training'
  return (
    <li className="setting">
      <div className="setting-what">
        <span className="setting-name">{name}</span>
        {what && <span className="small quiet">{what}</span>}
      </div>
      <div className="setting-value">
        {isOpen ? (
          children
        ) : (
          <>
            <span className="setting-said">
              {(from === 'machine' || from === 'training') && <Icon name="lock" />}
              <span>{said === '' ? settings.none : said}</span>
            </span>
            {from === 'machine' && <span className="small quiet">{settings.locked}</span>}
            {from === 'training' && <span className="small quiet">{settings.ofTraining}</span>}
          </>
        )}
      </div>
    </li>
  )
}

type LineProps = {
  name: string
  value: string
  onChange: (value: string) => void
  wrong?: string | undefined
  isSecret?: boolean
  maxLength?: number
  /** It has come where a button was: the keyboard goes on in it. */
  takesFocus?: boolean
}

/** A value that is written in one line; what is wrong with it stands beneath. */
export function SettingLine({
  name,
  value,
  onChange,
  wrong,
  isSecret = false,
  maxLength = 300,
  takesFocus = false,
}: LineProps) {
  const id = useId()
  const line = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (takesFocus) line.current?.focus()
  }, [takesFocus])
  return (
    <>
      <input
        ref={line}
        className="setting-line"
        type={isSecret ? 'password' : 'text'}
        aria-label={name}
        aria-invalid={wrong !== undefined}
        {...(wrong && { 'aria-describedby': id })}
        value={value}
        maxLength={maxLength}
        autoComplete="off"
        spellCheck="false"
        onChange={(event) => onChange(event.target.value)}
      />
      {wrong && (
        <span className="choice-wrong" id={id}>
          <Icon name="fault" /> {wrong}
        </span>
      )}
    </>
  )
}

import { useState } from 'react'
import { EXIT_CODE } from '../../../contract/kiosk-limits.ts'
import { Button } from '../../parts/button.tsx'
import { useWords } from '../../words/spoken.ts'
import { SettingLine, SettingRow } from './setting-row.tsx'
import type { Editing } from './use-settings.ts'

/** Whether the code that is being typed is no code yet. */
export const isShortCode = (code: string | null | undefined): boolean =>
  typeof code === 'string' && code.length < EXIT_CODE.shortest

/** The code that lets an administrator out of a filled screen: set anew or taken away, never shown. */
export function ExitCode({ editing: { shown, draft, put, mayChange } }: { editing: Editing }) {
  const { place: words } = useWords().settings
  const [isOpen, setIsOpen] = useState(false)
  const isSet = shown.exitCode.value
  const said = (draft.exitCode === undefined ? isSet : draft.exitCode !== null)
    ? words.exitCodeSet
    : words.exitCodeNone
  const isTyped = isOpen && draft.exitCode !== null
  return (
    <SettingRow
      name={words.exitCode}
      what={words.exitCodeWhat}
      said={said}
      from={shown.exitCode.from}
      mayChange={mayChange}
    >
      {isTyped ? (
        <SettingLine
          name={words.exitCode}
          value={draft.exitCode ?? ''}
          maxLength={EXIT_CODE.longest}
          takesFocus
          wrong={isShortCode(draft.exitCode) ? words.exitCodeShort : undefined}
          onChange={(exitCode) => put({ exitCode: exitCode === '' ? undefined : exitCode })}
        />
      ) : (
        <span className="setting-both">
          <span>{said}</span>
          <Button
            onPress={() => {
              setIsOpen(true)
              put({ exitCode: undefined })
            }}
          >
            {words.exitCodeNew}
          </Button>
          {isSet && draft.exitCode !== null && (
            <Button look="plain" onPress={() => put({ exitCode: null })}>
              {words.exitCodeRemove}
            </Button>
          )}
        </span>
      )}
    </SettingRow>
  )
}

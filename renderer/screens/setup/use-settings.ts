import { useState } from 'react'
import type { Desk } from '../../../contract/desk.ts'
import type { Answer } from '../../../contract/index.ts'
import { mayNow } from '../../../contract/may-now.ts'
import type { Fault } from '../../../contract/fault.ts'
import type { SettingsChange, SettingsShown } from '../../../contract/own-settings.ts'
import type { Outcome } from '../../../domain/outcome.ts'
import { call } from '../../link/call.ts'
import { useLook } from '../../link/look.ts'
import { useWords } from '../../words/spoken.ts'
import { changedSince } from './changed-since.ts'
import type { SetupProps } from './setup.tsx'

/** A setting that is shown with where it comes from. */
export type SettingName = Exclude<keyof SettingsShown, 'start' | 'canUndo'>

/** Whether whoever is at the desk may set it up: in the training everybody may. */
export const maySetUp = ({ shift, training }: Desk): boolean =>
  shift !== undefined && (training || mayNow(shift, 'settings'))

/** What is set, and what is about to be changed; nothing is in force before it is applied. */
export function useSettings({ desk, onTell, onFault }: Pick<SetupProps, 'desk' | 'onTell' | 'onFault'>) {
  const { settings: words } = useWords()
  const { value: shown, fault, again } = useLook('settings.look', {})
  const [draft, setDraft] = useState<SettingsChange>({})
  const [isBusy, setIsBusy] = useState(false)

  const settle = (outcome: Outcome<Answer<'settings.change'>, Fault>): boolean => {
    setIsBusy(false)
    if (!outcome.ok) onFault(outcome.fault)
    again()
    return outcome.ok
  }
  const undo = async (): Promise<void> => {
    if (settle(await call('settings.undo', {}))) onTell(words.undone)
  }
  const apply = async (change: SettingsChange = draft): Promise<void> => {
    if (isBusy) return
    setIsBusy(true)
    if (!settle(await call('settings.change', { change }))) return
    setDraft((now) => changedSince(now, change))
    onTell(words.applied, { word: words.undo, keys: 'Ctrl+Z', act: () => void undo() })
  }

  return {
    shown,
    fault,
    again,
    draft,
    put: (change: SettingsChange) => setDraft((now) => without(shown, { ...now, ...change })),
    drop: () => setDraft({}),
    apply,
    isBusy,
    mayChange: maySetUp(desk),
  }
}

export type Editing = ReturnType<typeof useSettings> & { readonly shown: SettingsShown }

/** What is as it stands is no change. */
function without(shown: SettingsShown | undefined, draft: SettingsChange): SettingsChange {
  const changed = Object.entries(draft).filter(([key, wanted]) => {
    const held = shown?.[key as SettingName]
    return wanted !== undefined && (!held || JSON.stringify(held.value) !== JSON.stringify(wanted))
  })
  return Object.fromEntries(changed)
}

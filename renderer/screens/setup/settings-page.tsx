import type { ReactNode } from 'react'
import { failureNumber } from '../../../contract/failures.ts'
import { Absent } from '../../parts/absent.tsx'
import { Notice } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { sayFault } from '../../words/say.ts'
import { useWords } from '../../words/spoken.ts'
import type { Editing, SettingName, useSettings } from './use-settings.ts'

type Props = {
  title: string
  lead: string
  editing: ReturnType<typeof useSettings>
  /** Which settings stand on this page. */
  keys: readonly SettingName[]
  /** What is entered cannot be taken as it is. */
  isWrong?: boolean
  children: (editing: Editing) => ReactNode
}

/** A page of settings: why some rows are locked, the rows, and what happens when they are applied. */
export function SettingsPage({ title, lead, editing, keys, isWrong = false, children }: Props) {
  const words = useWords()
  const { settings } = words
  const { shown, fault, again, draft, drop, apply, isBusy, mayChange } = editing
  if (!shown) {
    return (
      <Absent
        fault={fault && sayFault(words, fault)}
        number={fault && failureNumber(fault.code)}
        loading={words.desk.loading}
        again={words.desk.lookAgain}
        onAgain={again}
      />
    )
  }
  const isFrom = (origin: 'machine' | 'training') => keys.some((key) => shown[key].from === origin)
  const count = Object.keys(draft).length
  const closes = 'trusted' in draft || 'mode' in draft
  return (
    <section className="setup-part settings" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <p className="quiet">{lead}</p>
      </header>
      {isFrom('training') && (
        <Notice tone="accent" icon="hint">
          {settings.ofTrainingWhat}
        </Notice>
      )}
      {isFrom('machine') && (
        <Notice tone="plain" icon="lock">
          {settings.lockedWhat}
        </Notice>
      )}
      {!mayChange && <p className="quiet">{settings.onlyAdministrator}</p>}
      {children({ ...editing, shown })}
      {count > 0 && (
        <footer className="settings-foot">
          <Button look="main" isBusy={isBusy} isDisabled={isWrong} onPress={() => void apply()}>
            {settings.apply}
          </Button>
          <Button onPress={drop}>{settings.drop}</Button>
          <output className="quiet">
            {settings.unsaved(count)}. {closes ? settings.restartsLocked : settings.restarts}
          </output>
        </footer>
      )}
    </section>
  )
}

import type { CopiesShown } from '../../../contract/copies.ts'
import type { Fault } from '../../../contract/fault.ts'
import { call } from '../../link/call.ts'
import { Notice } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useWords } from '../../words/spoken.ts'
import type { Editing } from './use-settings.ts'

type Props = {
  seen: CopiesShown | undefined
  editing: Editing
  when: (instant: string) => string
  onFault: (fault: Fault) => void
}

/** The folder of another disk or machine: where it is, how it does, and another one. */
export function SecondFolder({ seen, editing, when, onFault }: Props) {
  const { copies, settings } = useWords()
  const { second: words } = copies
  const { shown, draft, put, mayChange } = editing
  const { from } = shown.copies
  const folder = draft.copies === null ? null : (draft.copies ?? shown.copies.value)
  const isOpen = mayChange && from !== 'machine' && from !== 'training'
  const state = folder !== null && folder === seen?.second?.folder ? seen.second : undefined
  const choose = async () => {
    const outcome = await call('settings.choose', { kind: 'folder' })
    if (outcome.ok) put({ copies: outcome.value.path })
    else if (outcome.fault.code !== 'file.not-chosen') onFault(outcome.fault)
  }
  return (
    <section>
      <h3>{words.title}</h3>
      <p className="quiet small">{words.what}</p>
      <p className="setting-said">
        {(from === 'machine' || from === 'training') && <Icon name="lock" />}
        <span>{folder === null ? words.none : <code>{folder}</code>}</span>
      </p>
      {from === 'machine' && <p className="quiet small">{settings.locked}</p>}
      {from === 'training' && <p className="quiet small">{settings.ofTraining}</p>}
      {state && !state.trouble && (
        <p className="quiet">{state.lastMade ? words.last(when(state.lastMade)) : words.never}</p>
      )}
      {state?.trouble && (
        <Notice tone="warn" icon="warning" title={copies.troubles[state.trouble].what}>
          {copies.troubles[state.trouble].act}
        </Notice>
      )}
      {isOpen && (
        <span className="setting-both">
          <Button onPress={() => void choose()}>{folder === null ? words.choose : words.other}</Button>
          {folder !== null && (
            <Button look="plain" onPress={() => put({ copies: null })}>
              {words.stop}
            </Button>
          )}
        </span>
      )}
    </section>
  )
}

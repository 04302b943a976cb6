import { useState } from 'react'
import type { CallName } from '../../../contract/index.ts'
import { call } from '../../link/call.ts'
import { useLook } from '../../link/look.ts'
import { useNews } from '../../link/news.ts'
import { useWords } from '../../words/spoken.ts'
import { SettingRow } from './setting-row.tsx'
import { SettingsPage } from './settings-page.tsx'
import type { SetupProps } from './setup.tsx'
import { UpdateNow } from './update-now.tsx'
import { useSettings } from './use-settings.ts'
import './updates.css'

/** Newer versions: which one this is, what is offered, and the way in for it. */
export function DeskUpdates(props: SetupProps) {
  const { settings, updates: words } = useWords()
  const { rows } = words
  const editing = useSettings(props)
  const { value: seen, again } = useLook('updates.look', {})
  useNews('line', again) // it may have been what was in the way
  const [isBusy, setIsBusy] = useState(false)
  const [hasActed, setHasActed] = useState(false)

  const act = async (name: Extract<CallName, `updates.${string}`>) => {
    setHasActed(true)
    if (name !== 'updates.cancel') setIsBusy(true)
    const outcome = await call(name, {})
    if (name !== 'updates.cancel') setIsBusy(false)
    again()
    if (!outcome.ok && outcome.fault.code !== 'updates.cancelled') props.onFault(outcome.fault)
  }
  return (
    <SettingsPage title={settings.parts.updates} lead={words.lead} editing={editing} keys={['updates']}>
      {({ shown: { updates }, mayChange }) => (
        <>
          {seen && (
            <UpdateNow {...{ seen, isBusy, hasActed }} mayAct={mayChange} onAct={(name) => void act(name)} />
          )}
          <ul className="setup-list">
            <SettingRow name={rows.version} said={props.desk.version} from="default" mayChange={false}>
              {null}
            </SettingRow>
            <SettingRow
              name={rows.server}
              said={updates.value?.url ?? rows.none}
              from={updates.from}
              mayChange={false}
            >
              {null}
            </SettingRow>
            {updates.value && (
              <SettingRow
                name={rows.ring}
                said={rows.rings[updates.value.ring]}
                from={updates.from}
                mayChange={false}
              >
                {null}
              </SettingRow>
            )}
            {updates.value && seen?.how === 'self' && (
              <SettingRow
                name={rows.install}
                said={words.when[seen.when]}
                from={updates.from}
                mayChange={false}
              >
                {null}
              </SettingRow>
            )}
          </ul>
        </>
      )}
    </SettingsPage>
  )
}

import { call } from '../../link/call.ts'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { useWords } from '../../words/spoken.ts'
import { ModuleLine } from './cards.tsx'
import { SettingLine, SettingRow } from './setting-row.tsx'
import { SettingsPage } from './settings-page.tsx'
import type { SetupProps } from './setup.tsx'
import { useSettings } from './use-settings.ts'

/** PKCS#11 modules: those found, with how they do, and those named here. */
export function DeskModules(props: SetupProps) {
  const { settings } = useWords()
  const { modules: words } = settings
  const { devices, onFault } = props
  const editing = useSettings(props)
  const own = editing.draft.modules ?? editing.shown?.modules.value ?? []
  const put = (modules: typeof own) => editing.put({ modules })
  const add = async () => {
    const outcome = await call('settings.choose', { kind: 'module' })
    if (outcome.ok) put([...own.filter(({ path }) => path !== outcome.value.path), outcome.value])
    else if (outcome.fault.code !== 'file.not-chosen') onFault(outcome.fault)
  }
  const found = devices?.modules ?? []
  return (
    <SettingsPage
      title={settings.parts.modules}
      lead={words.lead}
      editing={editing}
      keys={['modules']}
      isWrong={own.some(({ title }) => title.trim() === '')}
    >
      {({ shown, mayChange }) => (
        <>
          <h3>{words.found}</h3>
          {found.length === 0 && <p className="quiet">{words.nothingFound}</p>}
          <ul className="setup-list">
            {found.map((module) => (
              <ModuleLine key={module.path} module={module} />
            ))}
          </ul>
          <h3>{words.own}</h3>
          {own.length === 0 && <p className="quiet">{words.nothingOwn}</p>}
          <ul className="setup-list">
            {own.map((module, place) => (
              <SettingRow
                key={module.path}
                name={module.title}
                what={<code>{module.path}</code>}
                said={<Badge>{module.title}</Badge>}
                from={shown.modules.from}
                mayChange={mayChange}
              >
                <SettingLine
                  name={words.title}
                  value={module.title}
                  maxLength={100}
                  onChange={(title) => put(own.map((one, at) => (at === place ? { ...one, title } : one)))}
                />
                <Button
                  look="plain"
                  aria-label={words.removeWhich(module.title)}
                  onPress={() => put(own.filter((one) => one !== module))}
                >
                  {words.remove}
                </Button>
              </SettingRow>
            ))}
          </ul>
          {mayChange && shown.modules.from !== 'machine' && (
            <>
              <span>
                <Button onPress={() => void add()}>{words.add}</Button>
              </span>
              <p className="quiet small">{words.trust}</p>
            </>
          )}
        </>
      )}
    </SettingsPage>
  )
}

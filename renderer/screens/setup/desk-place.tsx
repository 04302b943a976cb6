import { useState } from 'react'
import type { Language, Theme } from '../../../contract/desk.ts'
import { CODE } from '../../../contract/entered.ts'
import { call } from '../../link/call.ts'
import { useLook } from '../../link/look.ts'
import { Button } from '../../parts/button.tsx'
import { Checkbox } from '../../parts/choice.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Segments } from '../../parts/segments.tsx'
import { Select } from '../../parts/select.tsx'
import { inLanguage } from '../../words/in-language.ts'
import { useWords } from '../../words/spoken.ts'
import { ExitCode, isShortCode } from './desk-exit.tsx'
import { SettingLine, SettingRow } from './setting-row.tsx'
import { SettingsPage } from './settings-page.tsx'
import type { SetupProps } from './setup.tsx'
import { useSettings, type Editing, type SettingName } from './use-settings.ts'

const MINUTES = [1, 2, 3, 5, 10, 15, 30, 60] as const

const LANGUAGES: readonly Language[] = ['ru', 'en']
const THEMES: readonly Theme[] = ['system', 'light', 'dark', 'contrast']

const PLACE: readonly SettingName[] = [
  'school',
  'schoolTitle',
  'workplace',
  'region',
  'idleMinutes',
  'withoutCards',
  'secondSignature',
  'kiosk',
  'exitCode',
]

const isCode = (text: string): boolean => CODE.test(text)

/** Whose workplace this is, how it looks, and how it guards itself. */
export function DeskPlace(props: SetupProps) {
  const { place: words } = useWords().settings
  const { parts } = useWords().settings
  const editing = useSettings(props)
  const { draft } = editing
  const isWrong =
    [draft.school, draft.workplace].some((code) => typeof code === 'string' && !isCode(code)) ||
    isShortCode(draft.exitCode)
  return (
    <SettingsPage title={parts.place} lead={words.lead} editing={editing} keys={PLACE} isWrong={isWrong}>
      {(known) => (
        <>
          <ul className="setup-list">
            <Lines editing={known} inForce={props.desk.schoolTitle} />
            <Region {...props} editing={known} />
          </ul>
          <ul className="setup-list">
            <Look {...props} />
          </ul>
          <ul className="setup-list">
            <Guard editing={known} />
            <ExitCode key={String(known.shown.exitCode.value)} editing={known} />
          </ul>
        </>
      )}
    </SettingsPage>
  )
}

/** Codes and names, as the region knows them. */
function Lines({
  editing: { shown, draft, put, mayChange },
  inForce,
}: {
  editing: Editing
  /** What the school of now is called: the training has a name of its own. */
  inForce: string
}) {
  const { place: words } = useWords().settings
  const lines = [
    ['school', words.school, words.schoolWhat],
    ['schoolTitle', words.schoolTitle, words.schoolTitleWhat],
    ['workplace', words.workplace, words.workplaceWhat],
  ] as const
  return lines.map(([key, name, what]) => {
    const value = draft[key] ?? shown[key].value
    const said = key === 'schoolTitle' && value === '' ? inForce : value
    const isWrong = key !== 'schoolTitle' && !isCode(value)
    return (
      <SettingRow key={key} name={name} what={what} said={said} {...{ from: shown[key].from, mayChange }}>
        <SettingLine
          name={name}
          value={value}
          wrong={isWrong ? words.code : undefined}
          onChange={(text) => put({ [key]: text })}
        />
      </SettingRow>
    )
  })
}

function Region({ desk, regions, editing: { shown, mayChange, again } }: SetupProps & { editing: Editing }) {
  const words = useWords()
  const { place } = words.settings
  const { value: now, again: lookAgain } = useLook('region.look', {})
  const [isOpen, setIsOpen] = useState(false)
  const isKnown = desk.shift?.way !== 'prepare' // the region is chosen by somebody with a card
  const title = now ? inLanguage(words, now.title) : ''
  const close = () => {
    setIsOpen(false)
    lookAgain()
    again()
  }
  return (
    <SettingRow name={place.region} said={title} from={shown.region.from} mayChange={mayChange && isKnown}>
      <span className="setting-both">
        <span>{title}</span>
        <Button onPress={() => setIsOpen(true)}>{place.regionChange}</Button>
      </span>
      {isOpen && (
        <Dialog title={words.cases.regionTitle} close={words.desk.close} onClose={close}>
          {regions(close)}
        </Dialog>
      )}
    </SettingRow>
  )
}

/** Language and look are each person's own wish: they change at once, and back as easily. */
function Look({ desk, onFault }: SetupProps) {
  const words = useWords()
  const { place, atOnce } = words.settings
  const settle = async (asked: ReturnType<typeof call<'desk.speak'>>) => {
    const outcome = await asked
    if (!outcome.ok) onFault(outcome.fault)
  }
  return (
    <>
      <SettingRow name={place.language} what={atOnce} said="" from="desk" mayChange>
        <Segments
          label={place.language}
          value={desk.language}
          options={LANGUAGES.map((value) => ({ value, word: place.languages[value] }))}
          onChoose={(value) => void settle(call('desk.speak', { language: value }))}
        />
      </SettingRow>
      <SettingRow name={place.theme} what={atOnce} said="" from="desk" mayChange>
        <Select
          label={place.theme}
          value={desk.theme}
          options={THEMES.map((value) => ({ value, word: place.themes[value] }))}
          onChoose={(value) => void settle(call('desk.dress', { theme: value }))}
        />
      </SettingRow>
    </>
  )
}

function Guard({ editing: { shown, draft, put, mayChange } }: { editing: Editing }) {
  const { settings } = useWords()
  const { place: words } = settings
  const idle = draft.idleMinutes ?? shown.idleMinutes.value
  const choices = [...new Set([...MINUTES, idle])].toSorted((one, other) => one - other)
  const switches = [
    ['withoutCards', words.withoutCards, words.withoutCardsWhat],
    ['secondSignature', words.secondSignature, words.secondSignatureWhat],
    ['kiosk', words.kiosk, words.kioskWhat],
  ] as const
  return (
    <>
      <SettingRow
        name={words.idle}
        what={words.idleWhat}
        said={words.minutes(idle)}
        from={shown.idleMinutes.from}
        mayChange={mayChange}
      >
        <Select
          label={words.idle}
          value={String(idle)}
          options={choices.map((count) => ({ value: String(count), word: words.minutes(count) }))}
          onChoose={(count) => put({ idleMinutes: Number(count) })}
        />
      </SettingRow>
      {switches.map(([key, name, what]) => {
        const isOn = draft[key] ?? shown[key].value
        return (
          <SettingRow
            key={key}
            name={name}
            what={what}
            said={isOn ? settings.yes : settings.no}
            from={shown[key].from}
            mayChange={mayChange}
          >
            <Checkbox label={name} isChosen={isOn} onChange={(on) => put({ [key]: on })}>
              {words.on}
            </Checkbox>
          </SettingRow>
        )
      })}
    </>
  )
}

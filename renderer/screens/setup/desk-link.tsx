import { useState } from 'react'
import type { SettingsChange, Tried } from '../../../contract/own-settings.ts'
import { call } from '../../link/call.ts'
import { Notice } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { useWords } from '../../words/spoken.ts'
import { troubleSaid } from '../../words/trouble-said.ts'
import { Authorities } from './authorities.tsx'
import { SettingLine, SettingRow } from './setting-row.tsx'
import { SettingsPage } from './settings-page.tsx'
import type { SetupProps } from './setup.tsx'
import { useSettings, type Editing, type SettingName } from './use-settings.ts'

const LINK: readonly SettingName[] = ['gateway', 'trusted', 'dnevnik', 'netschool']

const isWeb = (text: string): boolean => /^https?:\/\/\S+$/.test(text) && URL.canParse(text)

const isShort = (token: string | undefined, shortest: number): boolean =>
  token !== undefined && token.length < shortest

/** The gateway and the other systems: where records come from and corrections go. */
export function DeskLink(props: SetupProps) {
  const { settings } = useWords()
  const editing = useSettings(props)
  const { gateway, dnevnik, netschool } = editing.draft
  const isWrong =
    (gateway && (!isWeb(gateway.url) || isShort(gateway.token, 16))) ||
    (dnevnik && isShort(dnevnik.token, 8)) ||
    (netschool && !isWeb(netschool.url))
  return (
    <SettingsPage
      title={settings.parts.link}
      lead={settings.link.lead}
      editing={editing}
      keys={LINK}
      isWrong={isWrong === true}
    >
      {(known) => (
        <>
          <ul className="setup-list">
            <Gateway {...props} editing={known} />
            <Trusted {...props} editing={known} />
          </ul>
          <ul className="setup-list">
            <Others editing={known} />
          </ul>
        </>
      )}
    </SettingsPage>
  )
}

type Part = SetupProps & { editing: Editing }

function Gateway({ editing, onFault }: Part) {
  const { link: words } = useWords().settings
  const { shown, draft, put, mayChange } = editing
  const [titles, setTitles] = useState<ReadonlyMap<string, string>>(new Map())
  const held = shown.gateway.value
  const files = held?.authorities.map(({ file }) => file) ?? []
  const wanted = draft.gateway ?? { url: held?.url ?? '', authorities: files }
  const { token, authorities = [] } = wanted
  const change = (part: Partial<NonNullable<SettingsChange['gateway']>>) => {
    const next = { ...wanted, ...part }
    if (next.token === '') delete next.token
    put({ gateway: next.url === '' && !next.token ? null : next })
  }
  const row = { from: shown.gateway.from, mayChange }
  return (
    <>
      <SettingRow name={words.url} what={words.urlWhat} said={held?.url ?? ''} {...row}>
        <SettingLine
          name={words.url}
          value={wanted.url}
          wrong={wanted.url !== '' && !isWeb(wanted.url) ? words.wrongUrl : undefined}
          onChange={(url) => change({ url })}
        />
      </SettingRow>
      <SettingRow
        name={words.token}
        what={held?.hasToken ? words.tokenHeld : words.tokenWhat}
        said={held?.hasToken ? '••••••••' : ''}
        {...row}
      >
        <SettingLine
          name={words.token}
          isSecret
          maxLength={200}
          value={token ?? ''}
          wrong={isShort(token, 16) ? words.wrongToken : undefined}
          onChange={(text) => change({ token: text })}
        />
      </SettingRow>
      <SettingRow
        name={words.authorities}
        what={words.authoritiesWhat}
        said={held?.authorities.map(({ name }) => name).join(', ') ?? ''}
        {...row}
      >
        <Authorities
          held={held?.authorities ?? []}
          chosen={authorities}
          titles={titles}
          onTitle={(file, title) => setTitles((now) => new Map(now).set(file, title))}
          onChoose={(next) => change({ authorities: next })}
          onFault={onFault}
        />
      </SettingRow>
      {wanted.url !== '' && mayChange && (
        <li>
          <Try {...{ ...wanted, authorities }} editing={editing} onFault={onFault} />
        </li>
      )}
    </>
  )
}

type TryProps = NonNullable<SettingsChange['gateway']> &
  Pick<SetupProps, 'onFault'> & { authorities: string[]; editing: Editing }

/** Asks the gateway before anything is applied. */
function Try({ url, token, authorities, editing: { shown }, onFault }: TryProps) {
  const words = useWords()
  const { link } = words.settings
  const [tried, setTried] = useState<Tried>()
  const [isBusy, setIsBusy] = useState(false)
  const ask = async () => {
    setIsBusy(true)
    setTried(undefined)
    const isChosenHere = shown.gateway.from === 'desk'
    const files = shown.gateway.from === 'machine' ? [] : authorities
    const outcome = await call('settings.try', { url, ...(token && { token }), authorities: files })
    setIsBusy(false)
    if (outcome.ok) setTried(outcome.value)
    else onFault(isChosenHere || token ? outcome.fault : { code: 'settings.token' })
  }
  const said = tried && !tried.ok ? troubleSaid(tried.trouble, words) : undefined
  const me = tried?.ok ? tried.me : undefined
  const isOther = me && (me.school !== shown.school.value || me.workplace !== shown.workplace.value)
  return (
    <>
      <span>
        <Button isBusy={isBusy} isDisabled={!isWeb(url)} onPress={() => void ask()}>
          {link.try}
        </Button>
      </span>
      <output>
        {me && (
          <Notice
            tone={isOther ? 'warn' : 'good'}
            icon={isOther ? 'warning' : 'check'}
            title={link.tried(me.title, me.workplace)}
          >
            {isOther && link.otherSchool(me.school, me.workplace)} {me.training && link.triedTraining}
          </Notice>
        )}
        {said && <Notice tone="fault" icon="fault" title={said.what} />}
      </output>
    </>
  )
}

function Trusted({ editing: { shown, draft, put, mayChange }, onFault }: Part) {
  const { link: words } = useWords().settings
  const [titles, setTitles] = useState<ReadonlyMap<string, string>>(new Map())
  const held = shown.trusted.value
  return (
    <SettingRow
      name={words.trusted}
      what={words.trustedWhat}
      said={held.map(({ name }) => name).join(', ')}
      from={shown.trusted.from}
      mayChange={mayChange}
    >
      <Authorities
        held={held}
        chosen={draft.trusted ?? held.map(({ file }) => file)}
        titles={titles}
        onTitle={(file, title) => setTitles((now) => new Map(now).set(file, title))}
        onChoose={(trusted) => put({ trusted })}
        onFault={onFault}
      />
    </SettingRow>
  )
}

/** Systems that are only asked. */
function Others({ editing: { shown, draft, put, mayChange } }: { editing: Editing }) {
  const { link: words } = useWords().settings
  const dnevnik = shown.dnevnik.value
  const url = dnevnik?.url ?? 'https://api.dnevnik.ru'
  const token = draft.dnevnik?.token ?? ''
  const netschool = draft.netschool === null ? '' : (draft.netschool ?? shown.netschool.value)?.url || ''
  return (
    <>
      <SettingRow
        name={words.dnevnik}
        what={dnevnik?.hasToken ? words.tokenHeld : words.dnevnikWhat}
        said={dnevnik?.hasToken ? '••••••••' : ''}
        from={shown.dnevnik.from}
        mayChange={mayChange}
      >
        <SettingLine
          name={words.dnevnikToken}
          isSecret
          maxLength={200}
          value={token}
          onChange={(text) => put({ dnevnik: text === '' ? dnevnik && { url } : { url, token: text } })}
        />
        {dnevnik && draft.dnevnik !== null && (
          <Button look="plain" onPress={() => put({ dnevnik: null })}>
            {words.off}
          </Button>
        )}
      </SettingRow>
      <SettingRow
        name={words.netschool}
        what={words.netschoolWhat}
        said={shown.netschool.value?.url ?? ''}
        from={shown.netschool.from}
        mayChange={mayChange}
      >
        <SettingLine
          name={words.netschool}
          value={netschool}
          wrong={netschool !== '' && !isWeb(netschool) ? words.wrongUrl : undefined}
          onChange={(text) => put({ netschool: text === '' ? null : { url: text } })}
        />
      </SettingRow>
    </>
  )
}

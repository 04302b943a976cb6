import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import type { RegionNow } from '../../../contract/diagnosis.ts'
import type { Fault } from '../../../contract/fault.ts'
import { call } from '../../link/call.ts'
import { useLook } from '../../link/look.ts'
import { useNews } from '../../link/news.ts'
import { Badge, Notice } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { sayFault } from '../../words/say.ts'
import { useWords } from '../../words/spoken.ts'
import { regionsNamed } from './regions-named.ts'
import { useRows } from './rows.ts'

const optionId = (code: string): string => `regions-option-${code}`

type Props = {
  now: RegionNow
  onChosen: () => void
  /** The button that takes a pack from a file, in its place on the page. */
  children: (addFromFile: ReactNode, finder: ReactNode) => ReactNode
}

/** All regions with their journals: one is chosen, or a pack is added from a file. */
export function RegionFinder({ now, onChosen, children }: Props) {
  const words = useWords()
  const { cases, language } = words
  const [query, setQuery] = useState('')
  const [fault, setFault] = useState<Fault>()
  const [added, setAdded] = useState<string>()
  const field = useRef<HTMLInputElement>(null)
  /** Enter came before the list: its first region is chosen when it comes. */
  const choosesFirst = useRef(false)
  const { value, again } = useLook('region.list', {})
  useNews('region', again)
  useEffect(() => field.current?.focus(), [])

  const regions = regionsNamed(value?.regions ?? [], query, now.code)
  const { row, move } = useRows(query, regions.length)
  const chosen = regions[row]
  useEffect(() => {
    if (chosen) document.getElementById(optionId(chosen.code))?.scrollIntoView({ block: 'nearest' })
  }, [chosen])

  const choose = async (code: string) => {
    const outcome = await call('region.choose', { code })
    if (outcome.ok) onChosen()
    else setFault(outcome.fault)
  }
  const chooseAwaited = useEffectEvent((listed: typeof value) => {
    if (!listed || !choosesFirst.current || !chosen) return
    choosesFirst.current = false
    void choose(chosen.code)
  })
  useEffect(() => chooseAwaited(value), [value])
  const add = async () => {
    setFault(undefined)
    setAdded(undefined)
    const outcome = await call('region.add', {})
    if (outcome.ok) {
      const title = outcome.value.title[language]
      setAdded(title)
      setQuery(title)
      field.current?.focus()
    } else if (outcome.fault.code !== 'file.not-chosen') setFault(outcome.fault)
    again()
  }
  const press = (event: KeyboardEvent) => {
    const acts: Readonly<Record<string, (() => void) | undefined>> = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      Enter() {
        if (chosen) void choose(chosen.code)
        else choosesFirst.current = value === undefined
      },
    }
    const act = acts[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }
  return children(
    <Button onPress={() => void add()}>{cases.regionAdd}</Button>,
    <>
      <input
        ref={field}
        className="region-field"
        type="text"
        role="combobox"
        aria-label={cases.regionFind}
        aria-expanded={regions.length > 0}
        aria-controls="regions"
        aria-autocomplete="list"
        {...(chosen && { 'aria-activedescendant': optionId(chosen.code) })}
        placeholder={cases.regionFind}
        value={query}
        maxLength={100}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={press}
      />
      <output>
        {fault && <Notice tone="fault" icon="fault" title={sayFault(words, fault)} />}
        {added && <Notice tone="good" icon="check" title={cases.regionAdded(added)} />}
      </output>
      {now.refused?.map(({ file, place, reason }) => (
        <Notice key={file} tone="warn" icon="warning" title={cases.regionRefused(file)}>
          {place}: {cases.packReason(reason)}
        </Notice>
      ))}
      <ListBox
        id="regions"
        className="regions"
        aria-label={cases.regionTitle}
        selectionMode="single"
        selectedKeys={chosen ? [chosen.code] : []}
        onSelectionChange={(keys) => {
          const [pressed = chosen?.code] = keys === 'all' ? [] : keys
          if (pressed !== undefined) void choose(String(pressed))
        }}
      >
        {regions.map(({ code, title, systemName, isOwn }) => (
          <ListBoxItem
            key={code}
            id={code}
            className="region-option"
            textValue={`${title[language]}, ${systemName[language]}`}
          >
            <span>
              {title[language]} {code === now.code && <Badge tone="accent">{cases.regionNow}</Badge>}{' '}
              {isOwn && <Badge>{cases.regionOwn}</Badge>}
            </span>
            <span className="quiet small">{systemName[language]}</span>
          </ListBoxItem>
        ))}
      </ListBox>
    </>,
  )
}

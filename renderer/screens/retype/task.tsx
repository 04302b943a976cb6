import { useState } from 'react'
import type { RetypeTask } from '../../../contract/delivery.ts'
import type { Field } from '../../../domain/person.ts'
import { Badge, Notice } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { copyText } from '../../parts/copy.ts'
import { useKeys } from '../../parts/keys.ts'
import { useWords } from '../../words/spoken.ts'
import { Line } from './line.tsx'
import { Sought } from './sought.tsx'
import { firstUntyped, nameOf, nextUntyped, rowsOf } from './rows.ts'

type Props = {
  task: RetypeTask
  isCovered: boolean
  /** Not the first one on this page: the keys are here, and no more on the title. */
  takesFocus: boolean
  onTick: (field: Field, isTicked: boolean) => void
  onOpen: () => void
}

/** One person: what to look for in the journal, and what to type there, line by line. */
export function Task({ task, isCovered, takesFocus, onTick, onOpen }: Props) {
  const { retype, retention, kinds, person: words, fields } = useWords()
  const rows = rowsOf(task, isCovered)
  const [active, setActive] = useState(() => firstUntyped(rows))
  const [isMoved, setIsMoved] = useState(takesFocus)
  const [copied, setCopied] = useState<string>()
  const at = Math.min(active, rows.length - 1)

  const move = (to: number) => {
    setActive(to)
    setIsMoved(true)
  }
  const copy = (place: number) => {
    const row = rows[place]
    if (!row || row.copied === '') return
    move(place)
    if (copyText(row.copied)) setCopied(row.key)
  }
  const tick = (place: number) => {
    const row = rows[place]
    if (!row || !('field' in row)) return
    onTick(row.field, !row.tick)
    move(row.tick ? place : nextUntyped(rows, place))
  }

  useKeys((event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return undefined
    const button = event.target instanceof Element ? event.target.closest('button') : null
    const isElsewhere = button !== null && button.closest('.retype-lines') === null
    const isOnBox = event.target instanceof HTMLInputElement
    if (event.key === 'ArrowDown') return () => move(Math.min(at + 1, rows.length - 1))
    if (event.key === 'ArrowUp') return () => move(Math.max(at - 1, 0))
    if (event.key === 'Enter' && !isElsewhere) return () => copy(at)
    if (event.key === ' ' && !isElsewhere && !isOnBox) return () => tick(at)
    const chosen = rows.findIndex((row) => 'field' in row && String(row.digit) === event.key)
    return chosen === -1 ? undefined : () => move(chosen)
  })

  const { className } = task.held.person
  const name = nameOf(task)
  const copiedRow = rows.find(({ key }) => key === copied)
  const lineAt = (place: number) => ({
    isActive: place === at,
    takesFocus: isMoved && place === at,
    isCopied: rows[place]!.key === copied,
    onChoose: () => setActive(place),
    onCopy: () => copy(place),
  })
  return (
    <section className="retype-task" aria-label={name}>
      <div className="retype-who">
        <h2>{name}</h2>
        <Badge icon={task.kind}>{kinds[task.kind]}</Badge>
        {className && <Badge>{words.class(className)}</Badge>}
        <Button look="plain" onPress={onOpen}>
          {retype.openCard}
        </Button>
      </div>
      {name === '' && <Notice tone="warn" icon="warning" title={retype.gone} />}
      <section>
        <h3 id="retype-find">{retype.find}</h3>
        <ul className="retype-lines retype-find" aria-labelledby="retype-find">
          {rows.map((row, place) =>
            'find' in row ? <Sought key={row.key} row={row} {...lineAt(place)} /> : null,
          )}
        </ul>
      </section>
      <section>
        <div className="retype-over">
          <h3 id="retype-fields">{retype.fields}</h3>
          <span className="quiet small">{copiedRow ? retention.clip : retype.keys}</span>
        </div>
        <ul className="retype-lines retype-fields" aria-labelledby="retype-fields">
          {rows.map((row, place) =>
            'field' in row ? (
              <Line key={row.key} row={row} {...lineAt(place)} onTick={() => tick(place)} />
            ) : null,
          )}
        </ul>
      </section>
      <output className="unseen">
        {copiedRow && retype.copied('field' in copiedRow ? fields[copiedRow.field] : retype.find)}
      </output>
    </section>
  )
}

import { useState } from 'react'
import type { OpenCase } from '../../../contract/diagnosis.ts'
import type { Card } from '../../../contract/people.ts'
import { valuesOf } from '../../../contract/values.ts'
import type { Field } from '../../../domain/person.ts'
import { Notice } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useWords } from '../../words/spoken.ts'
import { ActiveRow } from './active-row.tsx'
import { useCompareKeys } from './compare-keys.ts'
import {
  accept,
  goTo,
  isFaulty,
  isReady,
  isSecondWanted,
  readingAt,
  toBasis,
  type Standing,
} from './moves.ts'
import type { Order } from './order.ts'
import { QuietRow } from './quiet-row.tsx'
import { withoutBoth, withSecond } from './second.ts'
import { fieldAfter, withEntry, type Sheet } from './sheet.ts'

type Props = {
  card: Card
  found: OpenCase | undefined
  matching: OpenCase['fields']
  order: Order
  standing: Omit<Standing, 'fields'>
  onSheet: (sheet: Sheet) => void
  onBack: () => void
}

/** The record beside the document, one field at a time. */
export function FieldsStep({ card, found, matching, order, standing: given, onSheet, onBack }: Props) {
  const words = useWords()
  const { sheet } = given
  const [isOpen, setIsOpen] = useState(false)
  const [isLarge, setIsLarge] = useState(false)
  const isRestOpen = isOpen || order.rest.includes(sheet.at)
  const fields = isRestOpen ? [...order.first, ...order.rest] : order.first
  const standing: Standing = { ...given, fields }
  const values = valuesOf(card.record)
  const said = given.readings.filter(({ reading }) => /same|differs/.test(reading.status)).length
  const differing = given.readings.filter(({ reading }) => reading.status === 'differs').length
  const isAllSame = differing === 0 && order.first.every((field) => readingAt(given, field).status === 'same')

  const move = (places: number) => {
    const isPastFirst = places > 0 && sheet.at === order.first.at(-1) && order.rest.length > 0
    if (isPastFirst) setIsOpen(true)
    onSheet(
      goTo(standing, fieldAfter(isPastFirst ? [...order.first, ...order.rest] : fields, sheet.at, places)),
    )
  }
  const acceptField = () => onSheet(accept(standing))
  const save = () => onSheet(toBasis(standing))
  const large = () => setIsLarge(!isLarge)
  useCompareKeys({ accept: acceptField, move, toBasis: save, back: onBack, large })

  const rowOf = (field: Field) => {
    const row = {
      field,
      journal: values[field],
      marks: card.marks.filter((mark) => mark.field === field),
      reading: readingAt(given, field),
    }
    if (field !== sheet.at) {
      const isHidden = field === 'snils' && isSecondWanted(standing)
      return (
        <QuietRow key={field} {...row} isHidden={isHidden} onChoose={() => onSheet(goTo(standing, field))} />
      )
    }
    return (
      <ActiveRow
        key={field}
        {...row}
        person={sheet.person}
        entry={sheet.entries[field]}
        isLeft={sheet.left.includes(field)}
        place={isLarge ? words.matching.place(fields.indexOf(field) + 1, fields.length) : undefined}
        why={matching.find((one) => one.field === field)}
        second={field === 'snils' && isSecondWanted(standing) ? sheet.second : undefined}
        isMissed={field === 'snils' && sheet.isMissed === true}
        onSecond={(text) => onSheet(withSecond(sheet, text))}
        onAnew={() => onSheet(withoutBoth(sheet))}
        onEnter={(entry) => onSheet(withEntry(sheet, field, entry))}
        onAccept={acceptField}
      />
    )
  }
  const { record } = card
  return (
    <main className={isLarge ? 'compare compare-large' : 'compare'}>
      <header className="compare-head">
        <Button look="plain" onPress={onBack}>
          <Icon name="back" /> {words.compare.toPerson}
        </Button>
        <div className="compare-whose">
          <h1>
            {words.compare.title}:{' '}
            {[record.lastName, record.firstName, record.middleName].filter(Boolean).join(' ')}
          </h1>
          <p className="quiet">
            {found ? words.matching.case(found.title[words.language]) : words.compare.lead}
          </p>
        </div>
        <Button keys="F9" pressed={isLarge} onPress={large}>
          {isLarge ? words.matching.all : words.matching.big}
        </Button>
      </header>

      <output className="compare-moved">
        {sheet.moved.length > 0 && (
          <Notice
            tone="warn"
            icon="warning"
            title={words.compare.moved(sheet.moved.map((field) => words.fields[field]).join(', '))}
          />
        )}
      </output>
      {!isLarge && (
        <div className="compare-columns" aria-hidden="true">
          <span>{words.compare.field}</span>
          <span>{words.compare.journal}</span>
          <span>{words.compare.document}</span>
        </div>
      )}
      <div className="compare-fields">
        <ol>{isLarge ? rowOf(sheet.at) : order.first.map(rowOf)}</ol>
        {!isLarge && order.rest.length > 0 && (
          <>
            <Button look="plain" aria-expanded={isRestOpen} onPress={() => setIsOpen(!isOpen)}>
              {words.matching.rest(order.rest.length)}
            </Button>
            {isRestOpen && <ol>{order.rest.map(rowOf)}</ol>}
          </>
        )}
      </div>
      <footer className="compare-foot">
        <output>{footSays()}</output>
        <Button look="main" keys="Ctrl+Enter" isDisabled={!isReady(standing)} onPress={save}>
          {words.compare.toBasis(differing)}
        </Button>
      </footer>
    </main>
  )

  function footSays(): string {
    if (isFaulty(standing)) return words.compare.faultsLeft
    if (isSecondWanted(standing) && sheet.at !== 'snils') return words.second.left
    if (isAllSame) return found ? words.matching.allSame : words.compare.allSame
    return words.compare.progress(said, given.readings.length)
  }
}

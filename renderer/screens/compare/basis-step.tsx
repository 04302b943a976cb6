import { useRef, useState } from 'react'
import type { Fault } from '../../../contract/fault.ts'
import type { HeldCorrection } from '../../../contract/journal.ts'
import type { PersonRecord } from '../../../contract/person.ts'
import { ASKERS, BASES, type Change } from '../../../domain/correction.ts'
import { showField } from '../../../domain/field.ts'
import { call } from '../../link/call.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useKeys } from '../../parts/keys.ts'
import { Numbered } from '../../parts/numbered.tsx'
import { useWords } from '../../words/spoken.ts'
import type { Answers } from './answers.ts'
import type { Sheet } from './sheet.ts'
import './basis.css'

type Props = {
  record: PersonRecord
  changes: readonly Change[]
  sheet: Sheet
  /** The case for which it was compared. */
  inCase: string | undefined
  onSheet: (sheet: Sheet) => void
  /** What was answered last of such a person: offered, not filled in. */
  last: Answers | undefined
  onSaved: (held: HeldCorrection, signs: boolean) => void
  onFault: (fault: Fault) => void
}

/** The paper seen, who asked, and once more what will change; then the draft is kept. */
export function BasisStep({ record, changes, sheet, inCase, last, onSheet, onSaved, onFault }: Props) {
  const { basis: words, bases, askers, fields, compare, desk } = useWords()
  const [isTried, setIsTried] = useState(false)
  const [isSaving, setIsSaving] = useState(false)
  const { basis, askedBy } = sheet
  const back = () => onSheet({ ...sheet, step: 'fields' })
  const foot = useRef<HTMLElement>(null)
  const again = () => {
    if (!last) return
    onSheet({ ...sheet, ...last })
    foot.current?.querySelector<HTMLElement>('.button-main')?.focus()
  }

  const save = async (signs: boolean) => {
    setIsTried(true)
    if (!basis || !askedBy || isSaving) return
    setIsSaving(true)
    const outcome = await call('correction.draft', {
      person: sheet.person,
      baseVersion: sheet.version,
      changes: [...changes],
      basis,
      askedBy,
      ...(inCase !== undefined && { case: inCase }),
    })
    setIsSaving(false)
    if (outcome.ok) onSaved(outcome.value, signs)
    else onFault(outcome.fault)
  }
  useKeys((event) => {
    if (event.key === 'Escape') return back
    if (event.key === 'F7') return () => void save(true)
    if (event.key === '0' && last) return again
    const isAnswered = basis !== undefined && askedBy !== undefined
    const isSaved = event.key === 'Enter' && (event.ctrlKey || (isAnswered && isRadio(event.target)))
    return isSaved ? () => void save(false) : undefined
  })

  const show = (field: Change['field'], value: string) =>
    value === '' ? <span className="quiet">{compare.nothing}</span> : showField(field, value)
  const missing = (value: string | undefined) => (isTried && !value ? words.choose : undefined)
  return (
    <main className="compare">
      <header className="compare-head">
        <Button look="plain" onPress={back}>
          <Icon name="back" /> {words.back}
        </Button>
        <div>
          <h1>
            {words.title}: {[record.lastName, record.firstName, record.middleName].filter(Boolean).join(' ')}
          </h1>
          <p className="quiet">{words.kept}</p>
        </div>
      </header>
      <div className="basis">
        <section className="changes">
          <h2>{words.changes}</h2>
          <dl>
            {changes.map(({ field, was, becomes }) => (
              <div key={field}>
                <dt>{fields[field]}</dt>
                <dd>
                  <span className="unseen">{words.was} </span>
                  {was === '' ? show(field, was) : <s>{show(field, was)}</s>}
                </dd>
                <dd className="change-becomes">
                  <Icon name="arrow" />
                  <span className="unseen">{words.becomes} </span>
                  <span>{show(field, becomes)}</span>
                </dd>
              </div>
            ))}
          </dl>
        </section>
        <section className="questions">
          {last && (
            <Button keys="0" onPress={again}>
              {words.asBefore(`${bases[last.basis]}, ${askers[last.askedBy]}`)}
            </Button>
          )}
          <Numbered
            label={words.basis}
            value={basis}
            options={BASES.map((value) => ({ value, word: bases[value] }))}
            onChoose={(value) => onSheet({ ...sheet, basis: value })}
            wrong={missing(basis)}
            takesFocus
          />
          <Numbered
            label={words.askedBy}
            value={askedBy}
            options={ASKERS.map((value) => ({ value, word: askers[value] }))}
            onChoose={(value) => onSheet({ ...sheet, askedBy: value })}
            wrong={missing(askedBy)}
          />
        </section>
      </div>
      <footer ref={foot} className="compare-foot">
        <output>{isSaving ? desk.loading : ''}</output>
        <Button keys="F7" isBusy={isSaving} onPress={() => void save(true)}>
          {words.saveAndSign}
        </Button>
        <Button look="main" keys="Ctrl+Enter" isBusy={isSaving} onPress={() => void save(false)}>
          {words.save}
        </Button>
      </footer>
    </main>
  )
}

const isRadio = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement && target.type === 'radio'

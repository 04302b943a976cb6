import { useState } from 'react'
import type { Fault } from '../../../contract/fault.ts'
import { call } from '../../link/call.ts'
import { useLook } from '../../link/look.ts'
import { Button } from '../../parts/button.tsx'
import { Title } from '../../parts/title.tsx'
import { sayFault } from '../../words/say.ts'
import { useWords } from '../../words/spoken.ts'
import { ColumnRow } from './column-row.tsx'
import { sentOf, withSource, type Edited } from './edited.ts'
import { MappingOptions } from './mapping-options.tsx'
import { Preview } from './preview.tsx'

type Props = {
  begun: Edited
  onDone: (said: string) => void
  onCancel: () => void
  onFault: (fault: Fault) => void
}

/** Says for each heading of the journal's table what it holds, and shows at once what comes of it. */
export function MappingEditor({ begun, onDone, onCancel, onFault }: Props) {
  const words = useWords()
  const { mappings } = words.exchange
  const { editor } = mappings
  const [edited, setEdited] = useState(begun)
  const [isTried, setIsTried] = useState(false)
  const [isSaving, setIsSaving] = useState(false)
  const { mapping, examples, guessed } = edited
  const isUnnamed = mapping.title.trim() === ''
  const shown = { ...sentOf(edited), title: mapping.title.trim() || '-' }
  const { value: preview, fault } = useLook('mapping.preview', shown)

  const save = async () => {
    setIsTried(true)
    if (isUnnamed || isSaving) return
    setIsSaving(true)
    const outcome = await call('mapping.save', sentOf(edited))
    setIsSaving(false)
    if (outcome.ok) onDone(mappings.saved(outcome.value.title))
    else onFault(outcome.fault)
  }
  return (
    <>
      <header className="exchange-head">
        <Title>{editor.title}</Title>
        <Button onPress={onCancel}>{editor.cancel}</Button>
        <Button look="main" isBusy={isSaving} onPress={() => void save()}>
          {editor.save}
        </Button>
      </header>
      <div className="mapping-body">
        <MappingOptions
          mapping={mapping}
          wrong={isTried && isUnnamed ? editor.noName : undefined}
          onChange={(change) => setEdited((one) => ({ ...one, mapping: { ...one.mapping, ...change } }))}
        />
        <div className="mapping-columns">
          <table>
            <thead>
              <tr>
                <th scope="col">{editor.heading}</th>
                <th scope="col">{editor.holds}</th>
                <th scope="col">{editor.examples}</th>
              </tr>
            </thead>
            <tbody>
              {mapping.columns.map(({ heading, source }, place) => (
                <ColumnRow
                  key={place}
                  place={place}
                  heading={heading}
                  source={source}
                  examples={examples[place] ?? []}
                  isGuessed={guessed.has(place)}
                  onChoose={(chosen) => setEdited((one) => withSource(one, place, chosen))}
                />
              ))}
            </tbody>
          </table>
          {mapping.rowsAbove.length > 0 && (
            <p className="quiet small">{editor.above(mapping.rowsAbove.length)}</p>
          )}
        </div>
      </div>
      <section className="mapping-preview">
        <h2>{editor.preview(preview?.of ?? 0)}</h2>
        {fault && <p className="quiet">{sayFault(words, fault)}</p>}
        {preview?.of === 0 && <p className="quiet">{editor.nothing}</p>}
        {preview && preview.of > 0 && (
          <Preview label={editor.preview(preview.of)} headings={preview.headings} rows={preview.rows} />
        )}
      </section>
    </>
  )
}

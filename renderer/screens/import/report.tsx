import type { Difference, ImportReport, RemarkCode } from '../../../contract/import.ts'
import { showField } from '../../../domain/field.ts'
import { FIELDS, type Field } from '../../../domain/person.ts'
import { Button } from '../../parts/button.tsx'
import { Checkbox } from '../../parts/choice.tsx'
import { Icon } from '../../parts/icon.tsx'
import { sayOf } from '../../words/of-code.ts'
import { useWords } from '../../words/spoken.ts'

type Props = {
  report: ImportReport
  padSnils: boolean
  onPad: (pads: boolean) => void
  onSaveRejected: () => void
  onRun: () => void
}

const COUNTS = ['added', 'changed', 'same', 'leftOut', 'rejected'] as const

/** What the import would do: counts, who changes, what is left out, what to look at. */
export function Report({ report, padSnils, onPad, onSaveRejected, onRun }: Props) {
  const { importing, remarks, rowReasons } = useWords()
  const noticed = (Object.keys(remarks) as RemarkCode[]).filter(
    (code) => (report.remarkCounts[code] ?? 0) > 0,
  )
  const isNew = report.added + report.changed > 0
  return (
    <section className="report">
      <h2>{importing.result}</h2>
      <dl className="report-counts">
        {COUNTS.map((name) => (
          <div key={name} className={name === 'rejected' && report.rejected > 0 ? 'report-rejected' : ''}>
            <dt>{importing.counts[name]}</dt>
            <dd>{report[name]}</dd>
          </div>
        ))}
      </dl>
      <div className="import-acts">
        {!isNew && <p>{importing.nothingNew}</p>}
        <Button look="main" isDisabled={!isNew} takesFocus onPress={onRun}>
          {importing.run}
        </Button>
      </div>
      {noticed.length > 0 && (
        <div>
          <h3>{importing.remarks}</h3>
          <ul>
            {noticed.map((code) => (
              <li key={code}>
                <Icon name="warning" /> {remarks[code]}: {report.remarkCounts[code]}
              </li>
            ))}
          </ul>
          {(report.remarkCounts['snils.ten-digits'] ?? 0) > 0 && (
            <Checkbox isChosen={padSnils} onChange={onPad}>
              {importing.padSnils}
            </Checkbox>
          )}
        </div>
      )}
      {report.rejectedRows.length > 0 && (
        <div>
          <h3>{importing.rejectedTitle}</h3>
          <ul className="report-list">
            {report.rejectedRows.slice(0, 50).map(({ row, reason }) => (
              <li key={row}>
                <b>{importing.row(row)}</b>: {sayOf(rowReasons, reason)}
              </li>
            ))}
          </ul>
          <Button onPress={onSaveRejected}>{importing.saveRejected}</Button>
        </div>
      )}
      {report.differences.length > 0 && (
        <Differences differences={report.differences} of={report.added + report.changed} />
      )}
    </section>
  )
}

function Differences({ differences, of }: { differences: readonly Difference[]; of: number }) {
  const { importing, changedFields } = useWords()
  return (
    <div>
      <h3>
        {importing.differences}
        {of > differences.length && ` (${importing.shownFirst(differences.length)})`}
      </h3>
      <ul className="report-list">
        {differences.map(({ row, id, what, name, changes }) => (
          <li key={`${row} ${id}`}>
            <b>{[name.lastName, name.firstName, name.middleName].filter(Boolean).join(' ')}</b>{' '}
            {what === 'added' ? (
              <span className="quiet">{importing.new}</span>
            ) : (
              changes.map(({ field, was, becomes }) => (
                <span key={field} className="report-change">
                  {changedFields[field]}: <s>{shown(field, was)}</s> → <b>{shown(field, becomes)}</b>
                </span>
              ))
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

const shown = (field: string, value: string): string =>
  isField(field) ? showField(field, value) || '—' : value || '—'

const isField = (name: string): name is Field => (FIELDS as readonly string[]).includes(name)

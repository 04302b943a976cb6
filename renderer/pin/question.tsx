import type { PinQuestion } from '../../contract/pin.ts'
import { showField } from '../../domain/field.ts'
import { words } from './words.ts'

/** What the PIN is asked for: whose card, in which reader, and exactly what will be signed. */
export function Question({ question }: { question: PinQuestion }) {
  const { pin: say, fields } = words[question.language]
  const { documents, simulated } = question
  return (
    <>
      {simulated && <p className="pin-training">{say.training}</p>}
      <dl className="pin-card">
        <dt>{say.owner}</dt>
        <dd>{question.name}</dd>
        <dt>{say.card}</dt>
        <dd>{question.cardLabel}</dd>
        <dt>{say.reader}</dt>
        <dd>{question.reader}</dd>
      </dl>
      <p>{say.what[question.purpose]}</p>
      {documents.length > 0 && (
        // Many documents scroll, and what scrolls must be within reach of the keyboard (axe: scrollable-region-focusable).
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <ul className="pin-documents" tabIndex={0} aria-label={say.what.sign}>
          {documents.map((one, place) => (
            <li key={place}>
              <strong>{one.person}</strong>
              {one.changes.map(({ field, was, becomes }) => (
                <span key={field}>
                  {fields[field]}: <s>{was === '' ? say.nothing : showField(field, was)}</s> →{' '}
                  <b>{becomes === '' ? say.nothing : showField(field, becomes)}</b>
                </span>
              ))}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

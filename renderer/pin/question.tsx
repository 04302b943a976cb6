import type { PinQuestion } from '../../contract/pin.ts'
import { showField } from '../../domain/field.ts'
import { Icon } from '../parts/icon.tsx'
import { words } from './words.ts'

/** What the PIN is asked for: whose card, in which reader, and exactly what will be signed. */
export function Question({ question }: { question: PinQuestion }) {
  const { pin: say } = words[question.language]
  const { documents, simulated, token, cardLabel, name } = question
  const what = question.purpose === 'shift' ? say.what.shift : say.what[question.purpose](documents.length)
  return (
    // Many documents scroll, and what scrolls must be within reach of the keyboard (axe: scrollable-region-focusable).
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="pin-about" tabIndex={0} aria-label={say.list}>
      {simulated && <p className="pin-training">{say.training}</p>}
      <dl className="pin-card">
        <dt>{say.owner}</dt>
        <dd>
          <strong>{name}</strong>
        </dd>
        <dt>{say.card}</dt>
        <dd>{token ? `${token.label}, ${say.serial(token.serial)}` : cardLabel}</dd>
        <dt>{say.reader}</dt>
        <dd>{question.reader}</dd>
      </dl>
      <p>{what}</p>
      {documents.length > 0 && <Documents question={question} />}
    </section>
  )
}

function Documents({ question }: { question: PinQuestion }) {
  const { pin: say, fields } = words[question.language]
  return (
    <ul className="pin-documents">
      {question.documents.map((one, place) => (
        <li key={place} className={place < question.signed ? 'pin-signed' : undefined}>
          <div className="pin-person">
            <strong>{one.person}</strong>
            {place < question.signed && (
              <span className="pin-tick">
                <Icon name="check" /> {say.signed}
              </span>
            )}
          </div>
          {one.changes.map(({ field, was, becomes }) => (
            <span key={field}>
              {fields[field]}: <s>{was === '' ? say.nothing : showField(field, was)}</s> →{' '}
              <b>{becomes === '' ? say.nothing : showField(field, becomes)}</b>
            </span>
          ))}
        </li>
      ))}
    </ul>
  )
}

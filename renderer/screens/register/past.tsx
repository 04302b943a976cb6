import type { PastEntry, PersonPast } from '../../../contract/register.ts'
import { showField } from '../../../domain/field.ts'
import type { Field } from '../../../domain/person.ts'
import { useLook } from '../../link/look.ts'
import { Absent } from '../../parts/absent.tsx'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useKeys } from '../../parts/keys.ts'
import { useNow } from '../../parts/now.ts'
import { Title } from '../../parts/title.tsx'
import { sayFault } from '../../words/say.ts'
import { useWords } from '../../words/spoken.ts'
import { sayStep } from '../../words/step.ts'
import { moment } from '../../words/time.ts'
import './register.css'
import './past.css'

type Props = {
  id: string
  onBack: () => void
  onOpen: (person: string) => void
}

/** Everything kept of what has become of one person, and what is not kept. */
export function Past({ id, onBack, onOpen }: Props) {
  const words = useWords()
  const says = words.register.past
  const { value, fault, again } = useLook('register.person', { id })
  useKeys((event) => {
    const isBack =
      event.key === 'Escape' || event.key === 'Backspace' || (event.key === 'ArrowLeft' && event.altKey)
    return isBack ? onBack : undefined
  })
  if (!value) {
    return (
      <Absent
        isPage
        fault={fault && sayFault(words, fault)}
        loading={words.desk.loading}
        again={words.desk.lookAgain}
        onAgain={again}
      />
    )
  }
  const { person } = value
  return (
    <main className="past">
      <header className="register-head">
        <Button look="plain" onPress={onBack}>
          <Icon name="back" /> {words.desk.back}
        </Button>
        <div className="past-title">
          <Title>{says.title}</Title>
          <p>
            <strong>
              {person
                ? [person.lastName, person.firstName, person.middleName].filter(Boolean).join(' ')
                : words.register.gone}
            </strong>{' '}
            {person?.className && <Badge>{words.register.filters.class(person.className)}</Badge>}
          </p>
        </div>
        {person && (
          <Button onPress={() => onOpen(id)}>
            <Icon name={person.kind} /> {words.register.opened.person}
          </Button>
        )}
      </header>
      <div className="past-body">
        <section aria-label={says.title}>
          {value.entries.length === 0 ? (
            <div className="register-none">
              <h2>{says.empty}</h2>
              <p className="quiet">{says.emptyWhat}</p>
            </div>
          ) : (
            <>
              <p className="quiet">{says.lead}</p>
              <ol className="past-entries">
                {value.entries.map((entry, place) => (
                  <Entry key={`${entry.at} ${entry.what} ${place}`} entry={entry} />
                ))}
              </ol>
            </>
          )}
        </section>
        <Unkept version={value.version} />
      </div>
    </main>
  )
}

function Entry({ entry }: { entry: PastEntry }) {
  const words = useWords()
  const says = words.register.past
  const now = useNow()
  return (
    <li>
      <time className="quiet" dateTime={entry.at}>
        {moment(entry.at, now, words.desk)}
      </time>
      <div>{bodyOf()}</div>
    </li>
  )

  function bodyOf() {
    switch (entry.what) {
      case 'correction':
        return <Step entry={entry} />
      case 'import':
        return (
          <>
            <strong>{says.imported(entry.file)}</strong>
            <p className="quiet">
              {entry.isNew ? says.cameWith : entry.since.length > 0 ? says.beforeImport : says.sameNow}
            </p>
            {entry.since.map(({ field, before, now: held }) => (
              <Values key={field} field={field} names={[says.before, says.now]} values={[before, held]} />
            ))}
          </>
        )
      case 'class':
        return <strong>{says.class(entry.className)}</strong>
      case 'left':
        return <strong>{says.left(entry.className)}</strong>
    }
  }
}

/** What was corrected stands with the first step: the others are about the same. */
function Step({ entry }: { entry: Extract<PastEntry, { what: 'correction' }> }) {
  const words = useWords()
  const { register } = words
  const { step, number, changes } = entry
  return (
    <>
      <strong>{register.past.step(number, sayStep(step, words))}</strong>
      {step.by && <span className="quiet">, {step.by}</span>}
      {step.note && <p className="small">{step.note}</p>}
      {step.what === 'correction.draft' &&
        changes.map(({ field, was, becomes }) => (
          <Values
            key={field}
            field={field}
            names={[register.was, register.becomes]}
            values={[was, becomes]}
          />
        ))}
    </>
  )
}

type ValuesProps = {
  field: Field
  names: readonly [string, string]
  values: readonly [string, string]
}

function Values({ field, names, values }: ValuesProps) {
  const { fields, compare } = useWords()
  const [was, becomes] = values.map((value) => (value === '' ? compare.nothing : showField(field, value)))
  return (
    <p>
      <span className="quiet">{fields[field]}: </span>
      <span className="unseen">{names[0]} </span>
      <s>{was}</s> <Icon name="arrow" /> <span className="unseen">{names[1]} </span>
      <b>{becomes}</b>
    </p>
  )
}

/** A history that leaves something out says so. */
function Unkept({ version }: Pick<PersonPast, 'version'>) {
  const { unkept } = useWords().register.past
  return (
    <aside className="past-unkept" aria-labelledby="past-unkept">
      <h2 id="past-unkept">{unkept.title}</h2>
      <ul>
        <li>{unkept.pulls(version)}</li>
        <li>{unkept.undone}</li>
        <li>{unkept.viewed}</li>
      </ul>
    </aside>
  )
}

import type { Fixer } from '../../../domain/diagnosis.ts'
import type { Desk } from '../../../contract/desk.ts'
import type { OpenCase } from '../../../contract/diagnosis.ts'
import type { PersonRecord } from '../../../contract/person.ts'
import { Qr } from '../../parts/qr.tsx'
import { inLanguage } from '../../words/in-language.ts'
import { longDate } from '../../words/long-date.ts'
import { useWords } from '../../words/spoken.ts'
import { Sheet } from './sheet.tsx'
import { shortAddress, withInitials } from './short.ts'
import './memo.css'

/** More than these a page has no room for, and a person no patience. */
const LINKS_SHOWN = 3

type Props = {
  desk: Desk
  found: OpenCase
  by: Fixer
  /** Whose matter it is; a call by phone has nobody. */
  person: PersonRecord | undefined
}

/** What happened and what to do, for one who mends it: the sheet that is taken home. */
export function Memo({ desk, found, by, person }: Props) {
  const words = useWords()
  const { memo } = words.paper
  const say = (text: OpenCase['title']) => inLanguage(words, text)
  const task = found.tasks.find((one) => one.by === by) ?? found.tasks[0]!
  const message = found.messages.find(({ exact }) => exact)
  const links = task.links.slice(0, LINKS_SHOWN)
  const { region } = found
  return (
    <Sheet
      school={desk.schoolTitle}
      isTraining={desk.training}
      form="one"
      title={memo.title[by]}
      foot={
        <>
          {region.hotlines.length > 0 && (
            <section>
              <h3>{memo.phones}</h3>
              <ul className="memo-phones">
                {region.hotlines.map(({ title, phone, hours }) => (
                  <li key={phone}>
                    <b>{phone.replaceAll(' ', '\u00a0')}</b>, {say(title)}
                    {hours && `: ${say(hours)}`}
                  </li>
                ))}
              </ul>
            </section>
          )}
          <p className="memo-calm">{memo.calm}</p>
          <p className="memo-source">
            {say(region.title)}, {say(region.systemName)}.{' '}
            {memo.checked(found.code, longDate(words, region.checked))}
          </p>
        </>
      }
    >
      {person && (
        <p className="memo-person">
          <b>{withInitials(person)}</b>
          {person.className && `, ${words.person.class(person.className)}`}
        </p>
      )}
      <section>
        <h3>{message ? memo.message : memo.symptom}</h3>
        <p className="memo-message">{message ? message.text : say(found.title)}</p>
      </section>
      <section>
        <h3>{memo.why}</h3>
        <p>{say(found.why)}</p>
      </section>
      <section>
        <h3>{memo.steps}</h3>
        <ol className="memo-steps">
          {task.steps.map((step) => (
            <li key={step.ru}>{say(step)}</li>
          ))}
        </ol>
      </section>
      {links.length > 0 && (
        <section>
          <h3>{memo.links}</h3>
          <ul className={`memo-links memo-links-${links.length}`}>
            {links.map(({ title, url }) => (
              <li key={url}>
                <Qr text={url} label={memo.leadsTo(shortAddress(url))} />
                <div>
                  <p>{say(title)}</p>
                  <p className="memo-address">{shortAddress(url)}</p>
                </div>
              </li>
            ))}
          </ul>
          <p className="memo-how">{memo.linksHow}</p>
        </section>
      )}
    </Sheet>
  )
}

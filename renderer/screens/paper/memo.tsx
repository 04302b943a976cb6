import { Fragment } from 'react'
import type { Fixer } from '../../../domain/diagnosis.ts'
import type { Desk } from '../../../contract/desk.ts'
import type { OpenCase } from '../../../contract/diagnosis.ts'
import type { PersonRecord } from '../../../contract/person.ts'
import { Qr } from '../../parts/qr.tsx'
import { inLanguage } from '../../words/in-language.ts'
import { longDate } from '../../words/long-date.ts'
import { useWords } from '../../words/spoken.ts'
import { typeset } from '../../words/typeset.ts'
import { Sheet } from './sheet.tsx'
import { shortAddress, withInitials } from './short.ts'
import './memo.css'

/** More than these a page has no room for, and a person no patience. */
const LINKS_SHOWN = 3

/** The pack of no region in particular: its name would tell a reader nothing. */
const NEUTRAL = 'neutral'

type Props = {
  desk: Desk
  found: OpenCase
  by: Fixer
  /** Whose matter it is; a call by phone has nobody. */
  person: PersonRecord | undefined
  /** The message that was on the screen, where the secretary has picked one. */
  seen?: string | undefined
}

/** What happened and what to do, for one who mends it: the sheet that is taken home. */
export function Memo({ desk, found, by, person, seen }: Props) {
  const words = useWords()
  const { memo } = words.paper
  const say = (text: OpenCase['title']) => inLanguage(words, text)
  const task = found.tasks.find((one) => one.by === by) ?? found.tasks[0]!
  const message = messageOf(found, seen)
  const links = task.links.slice(0, LINKS_SHOWN)
  const { region } = found
  return (
    <Sheet
      school={desk.schoolTitle}
      isTraining={desk.training}
      form="one"
      title={words.cases.memoFor[by]}
      foot={
        <>
          {region.hotlines.length > 0 && (
            <section>
              <h3>{memo.phones}</h3>
              <ul className="memo-phones">
                {region.hotlines.map(({ title, phone, hours }) => (
                  <li key={phone}>
                    <b>{phone}</b>
                    <span>
                      {say(title)}
                      {hours && `: ${say(hours)}`}
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          )}
          <p className="memo-calm">{memo.calm}</p>
          <p className="memo-source">
            {region.code !== NEUTRAL && `${say(region.title)}. `}
            {memo.journal(say(region.systemName))} {memo.checked(found.code, longDate(words, region.checked))}
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
        <p className="memo-message">{message ? typeset(message) : say(found.title)}</p>
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
                  <Address text={shortAddress(url)} />
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

/** The message to quote: the one picked, or the only one there is; of several nobody knows which it was. */
function messageOf({ messages }: OpenCase, seen: string | undefined): string | undefined {
  const exact = messages.filter((one) => one.exact).map(({ text }) => text)
  if (seen !== undefined) return exact.find((text) => text === seen)
  return exact.length === 1 ? exact[0] : undefined
}

/** An address that goes on in the next line after a slash rather than within a word. */
function Address({ text }: { text: string }) {
  const parts = text.split(/(?<=\/)/)
  return (
    <p className="memo-address">
      {parts.map((part, place) => (
        <Fragment key={parts.slice(0, place + 1).join('')}>
          {part}
          <wbr />
        </Fragment>
      ))}
    </p>
  )
}

import { useState } from 'react'
import { FAILURES, type FailureCode } from '../../../contract/failures.ts'
import { Button } from '../../parts/button.tsx'
import { copyText } from '../../parts/copy.ts'
import { FailurePage } from '../../parts/failure-page.tsx'
import { TextField } from '../../parts/text-field.tsx'
import { useWords } from '../../words/spoken.ts'
import { findFailures } from './find-failures.ts'
import type { SetupProps } from './setup.tsx'

/** So few that are found stand open at once. */
const FEW = 3

/** The failures by their numbers: cause and remedy. */
export function Failures({ onTell }: Pick<SetupProps, 'onTell'>) {
  const words = useWords()
  const { failureList } = words
  const [query, setQuery] = useState('')
  const found = findFailures(words, query)
  const isAll = query.trim() === ''
  return (
    <section className="setup-part failures">
      <TextField
        label={failureList.search}
        hint={failureList.lead}
        value={query}
        maxLength={60}
        takesFocus
        onChange={setQuery}
      />
      <output>{found.length === 0 && failureList.nothing}</output>
      <ul className="failure-list">
        {found.map((code, place) => (
          <li key={`${code} ${found.length <= FEW}`}>
            {isAll && isFirstOfGroup(found, place) && <h2>{failureList.groups[groupOf(code)]}</h2>}
            <Entry code={code} isOpen={!isAll && found.length <= FEW} onTell={onTell} />
          </li>
        ))}
      </ul>
    </section>
  )
}

type Group = keyof ReturnType<typeof useWords>['failureList']['groups']

const groupOf = (code: FailureCode): Group => Math.floor(FAILURES[code] / 100) as Group

const isFirstOfGroup = (found: readonly FailureCode[], place: number): boolean =>
  place === 0 || groupOf(found[place - 1]!) !== groupOf(found[place]!)

type EntryProps = Pick<SetupProps, 'onTell'> & { code: FailureCode; isOpen: boolean }

function Entry({ code, isOpen, onTell }: EntryProps) {
  const { failures, failureList } = useWords()
  const { title, cause, remedies } = failures[code]
  const number = failureList.number(FAILURES[code])
  const copy = () => {
    const steps = remedies.map((remedy, place) => `${place + 1}. ${remedy}`)
    const text = [`${number}. ${title}`, cause, ...steps].join('\n').replaceAll('\u00a0', ' ')
    if (copyText(text)) onTell(failureList.copied)
  }
  return (
    <details className="failure" open={isOpen}>
      <summary>
        <span className="number">{number}</span> {title}
      </summary>
      <FailurePage cause={cause} remedies={remedies} />
      <Button look="plain" onPress={copy}>
        {failureList.copy}
      </Button>
    </details>
  )
}

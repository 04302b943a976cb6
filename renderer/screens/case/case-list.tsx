import { useEffect } from 'react'
import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components'
import type { CaseLine } from '../../../contract/diagnosis.ts'
import { Badge } from '../../parts/badge.tsx'
import { useWords } from '../../words/spoken.ts'
import { FixerBadge } from './fixer.tsx'
import { groupsOf } from './groups.ts'
import { ScreenText } from './screen-text.tsx'

type Props = {
  cases: readonly CaseLine[]
  query: string
  chosen: string | undefined
  onOpen: (line: CaseLine) => void
}

/** The id that the list gives a row, for the field that names the chosen one while it keeps the focus. */
export const caseOptionId = (code: string): string => `cases-option-${code}`

/** Messages as pictures of the screen, each with who mends it. Chosen by keys from the field; a press opens one. */
export function CaseList({ cases, query, chosen, onOpen }: Props) {
  const words = useWords()
  useEffect(() => {
    const isFirst = chosen === groupsOf(cases)[0]?.cases[0]?.code
    if (isFirst) document.getElementById('cases')?.scrollTo({ top: 0 })
    else if (chosen) document.getElementById(caseOptionId(chosen))?.scrollIntoView({ block: 'nearest' })
  }, [cases, chosen])
  return (
    <ListBox
      id="cases"
      className="cases"
      aria-label={words.cases.list}
      selectionMode="single"
      selectedKeys={chosen ? [chosen] : []}
      onSelectionChange={(keys) => {
        const [pressed = chosen] = keys === 'all' ? [] : keys
        const line = cases.find(({ code }) => code === pressed)
        if (line) onOpen(line)
      }}
    >
      {groupsOf(cases).map(({ question, cases: lines }, place) =>
        question ? (
          <ListBoxSection key={question} id={question}>
            <Header className="cases-question">
              {place + 1}. {words.cases.questions[question]}
            </Header>
            {lines.map(itemOf)}
          </ListBoxSection>
        ) : (
          lines.map(itemOf)
        ),
      )}
    </ListBox>
  )

  function itemOf(line: CaseLine) {
    const title = line.title[words.language]
    return (
      <ListBoxItem
        key={line.code}
        id={line.code}
        className="case-line"
        textValue={`${line.message} ${title}. ${words.cases.fixers[line.fixer]}`}
      >
        <ScreenText text={line.message} isExact={line.isExact} query={query} />
        <span className="case-title">{title}</span>
        <span className="case-badges">
          <FixerBadge by={line.fixer} />
          {line.how === 'near' && <Badge>{words.cases.near}</Badge>}
        </span>
      </ListBoxItem>
    )
  }
}

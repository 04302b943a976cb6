import type { OpenCase } from '../../../contract/diagnosis.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useWords } from '../../words/spoken.ts'
import { FixerBanner } from './fixer.tsx'

type Props = {
  task: OpenCase['tasks'][number]
  isFirst: boolean
  onMemo: () => void
}

/** What one of those who can mend it does, step by step. */
export function Remedy({ task: { by, steps, links }, isFirst, onMemo }: Props) {
  const { cases, language } = useWords()
  return (
    <li className="remedy">
      <div className={isFirst ? 'remedy-head remedy-first' : 'remedy-head'}>
        {isFirst ? <FixerBanner by={by} /> : <h2>{cases.also[by]}</h2>}
        <Button look="plain" onPress={onMemo}>
          <Icon name="file" /> {cases.memoFor[by]}
        </Button>
      </div>
      <ol className="steps">
        {steps.map((step) => (
          <li key={step.ru}>{step[language]}</li>
        ))}
      </ol>
      {links.length > 0 && (
        <ul className="links">
          {links.map(({ title, url }) => (
            <li key={url}>
              <span className="quiet">{title[language]}</span> <span className="link">{url}</span>
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

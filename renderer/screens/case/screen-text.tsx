import { markedWords } from './marked-words.ts'
import { MarkedText } from '../../parts/marked-text.tsx'
import { useWords } from '../../words/spoken.ts'

type Props = { text: string; isExact: boolean; query?: string }

/** A message as it looks on the phone that is shown over the counter; what people say in their own words, plainer. */
export function ScreenText({ text, isExact, query = '' }: Props) {
  const { cases } = useWords()
  return (
    <span className={isExact ? 'screen' : 'screen screen-told'}>
      {!isExact && <span className="screen-whose">{cases.told}</span>}
      <span className="screen-text">
        <MarkedText pieces={markedWords(text, query)} />
      </span>
    </span>
  )
}

import { useState } from 'react'
import type { Desk } from '../../../contract/desk.ts'
import type { Fault } from '../../../contract/fault.ts'
import type { DevicesState } from '../../../contract/signer.ts'
import { Segments } from '../../parts/segments.tsx'
import { useWords } from '../../words/spoken.ts'
import { Drafts } from './drafts.tsx'
import { Second } from './second.tsx'
import './sign.css'

export type SignProps = {
  desk: Desk
  devices: DevicesState | undefined
  onSearch: () => void
  onTell: (text: string) => void
  onFault: (fault: Fault) => void
}

type List = 'drafts' | 'second'

/** What is to be signed here: one's own drafts, and what waits for the second signature. */
export function Sign(props: SignProps) {
  const { sign, secondSignature } = useWords()
  const { drafts, forSecond, secondSignature: isSecondAsked } = props.desk
  const [list, setList] = useState<List>(drafts === 0 && forSecond > 0 ? 'second' : 'drafts')
  const hasSecond = isSecondAsked || forSecond > 0 || list === 'second'
  return (
    <main className="sign">
      {(drafts > 0 || hasSecond) && (
        <header className="sign-head">
          <div>
            <h1>{sign.title}</h1>
            <p className="quiet">{sign.lead}</p>
          </div>
          {hasSecond && (
            <Segments
              label={secondSignature.lists}
              value={list}
              onChoose={setList}
              options={[
                { value: 'drafts', word: secondSignature.first(drafts) },
                { value: 'second', word: secondSignature.waits(forSecond) },
              ]}
            />
          )}
        </header>
      )}
      {list === 'drafts' ? <Drafts {...props} /> : <Second {...props} />}
    </main>
  )
}

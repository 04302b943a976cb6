import { useEffect, useRef } from 'react'
import type { SettingsShown } from '../../../contract/own-settings.ts'
import type { Way } from '../../../contract/way.ts'
import { Notice } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { Segments } from '../../parts/segments.tsx'
import { TextField } from '../../parts/text-field.tsx'
import { troubleSaid } from '../../words/trouble-said.ts'
import { useWords } from '../../words/spoken.ts'
import { Authorities } from './authorities.tsx'
import type { Answered, School } from './use-school.ts'

const WAYS: readonly Way[] = ['gateway', 'package', 'retype']

type Props = { school: School; settings: SettingsShown; isTrying: boolean; onTry: () => void }

/** How corrections get to the journal; over the line, with the gateway that is asked before it is set. */
export function Connector({ school, settings, isTrying, onTry }: Props) {
  const { start, retype } = useWords()
  const say = start.school
  const { form, change, wrong, answered } = school
  const answer = useRef<HTMLOutputElement>(null)
  // It may stand below the fold: nobody should press twice for want of an answer.
  useEffect(() => {
    if (answered) answer.current?.scrollIntoView({ block: 'nearest' })
  }, [answered])
  const mayTry = form.url.trim() !== '' && form.token.trim() !== ''
  return (
    <div className="start-column">
      <h2 className="choice-label">{say.way}</h2>
      {settings.way.from !== 'machine' && (
        <Segments
          label={say.way}
          value={form.way}
          onChoose={(way) => change({ way })}
          options={WAYS.map((value) => ({ value, word: retype.ways[value].name }))}
        />
      )}
      <p className="quiet small">
        {settings.way.from === 'machine' && `${retype.ways[form.way].name}: ${say.set}. `}
        {retype.ways[form.way].what}
      </p>
      {form.way === 'gateway' && school.isLineSet && (
        <p>
          {form.url} <span className="quiet small">({say.set})</span>
        </p>
      )}
      {form.way === 'gateway' && !school.isLineSet && (
        <>
          <TextField
            label={say.url}
            hint={say.urlHint}
            value={form.url}
            wrong={wrong.url && (wrong.url === 'empty' ? say.empty : say.urlWrong)}
            onChange={(url) => change({ url })}
          />
          <TextField
            label={say.token}
            hint={say.tokenHint}
            value={form.token}
            wrong={wrong.token && (wrong.token === 'empty' ? say.empty : say.tokenWrong)}
            maxLength={200}
            onChange={(token) => change({ token })}
          />
          <details>
            <summary>{say.own}</summary>
            <Authorities
              choose={say.ownChoose}
              chosen={form.servers}
              onChosen={(servers) => change({ servers })}
            />
          </details>
          <div className="start-acts">
            <Button isBusy={isTrying} isDisabled={!mayTry} onPress={onTry}>
              {isTrying ? say.trying : say.try}
            </Button>
          </div>
          <output ref={answer}>{answered && <Said answered={answered} />}</output>
        </>
      )}
    </div>
  )
}

function Said({ answered }: { answered: Answered }) {
  const words = useWords()
  const say = words.start.school
  switch (answered.what) {
    case 'well':
      return (
        <Notice tone="good" icon="check" title={say.answered(answered.me.title)}>
          {say.answeredWhat}
        </Notice>
      )
    case 'other-school':
      return (
        <Notice tone="fault" icon="fault" title={say.otherSchool(answered.me.title)}>
          {say.otherSchoolWhat}
        </Notice>
      )
    case 'training':
      return (
        <Notice tone="fault" icon="fault" title={say.training}>
          {say.trainingWhat}
        </Notice>
      )
    case 'no-rights':
      return (
        <Notice tone="fault" icon="fault" title={say.noRights}>
          {say.noRightsWhat}
        </Notice>
      )
    case 'no-line':
      return (
        <Notice tone="warn" icon="line-off" title={say.noLine}>
          <p>{troubleSaid(answered.trouble, words).what}</p>
          <p>{say.noLineWhat}</p>
        </Notice>
      )
  }
}

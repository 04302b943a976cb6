import { useEffect, useEffectEvent, useState } from 'react'
import type { Language } from '../../../contract/desk.ts'
import { FAILURES } from '../../../contract/failures.ts'
import type { ClosedWhy } from '../../../contract/closed-why.ts'
import type { RecoveryShown } from '../../../contract/recovery.ts'
import { call } from '../../link/call.ts'
import { useLook } from '../../link/look.ts'
import { Notice } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { useTheme } from '../../parts/dress.ts'
import { Emblem } from '../../parts/emblem.tsx'
import { FaultHelp } from '../../parts/fault-notice.tsx'
import { Title } from '../../parts/title.tsx'
import { useWords } from '../../words/spoken.ts'
import { BeginDialog } from './begin-dialog.tsx'
import { CodeCard } from './code-card.tsx'
import { CopiesCard } from './copies-card.tsx'
import './recovery.css'

type Props = { why: ClosedWhy; onLanguage: (language: Language) => void }

/** A base that does not open: what happened, what to look at first, and the way back by the code or from a copy. */
export function Recovery({ why, onLanguage }: Props) {
  const words = useWords()
  const { screen } = words.recovery
  const [changed, setChanged] = useState<RecoveryShown>()
  const { value } = useLook('recovery.look', {})
  const seen = changed ?? value
  const [isTrying, setIsTrying] = useState(false)
  const [isBeginning, setIsBeginning] = useState(false)
  useTheme(seen?.theme ?? 'system')
  const language = seen?.language
  const tellLanguage = useEffectEvent(onLanguage)
  useEffect(() => {
    if (language) tellLanguage(language)
  }, [language])

  const again = async () => {
    if (isTrying) return
    setIsTrying(true)
    await call('recovery.retry', {})
    setTimeout(() => location.reload(), 3_000) // where the program did not come to it
  }
  const speak = async () => {
    const outcome = await call('recovery.speak', { language: words.language === 'ru' ? 'en' : 'ru' })
    if (outcome.ok) setChanged(outcome.value)
  }
  const isGone = why === 'store.key-lost' || why === 'store.key'
  const asksCode = seen && (isGone || (why === 'store.damaged' && seen.code)) && !(seen.isOpened && !isGone)
  const isHopeless = seen && why === 'store.key-lost' && !seen.code
  const { title, what } = screen.why[why]
  return (
    <div className="recovery">
      <header className="recovery-head">
        <Emblem />
        <strong className="recovery-product">{words.desk.product}</strong>
        <span className="quiet">{seen?.schoolTitle}</span>
        <span className="recovery-fill" />
        <Button look="plain" aria-label={words.desk.switchLanguage} onPress={() => void speak()}>
          {words.desk.otherLanguage}
        </Button>
      </header>
      <main className="recovery-body">
        <div className="recovery-said">
          <Title>{title}</Title>
          <p>{what}</p>
          <FaultHelp number={FAILURES[why]} />
        </div>
        <section className="recovery-first" aria-labelledby="recovery-first">
          <div>
            <h2 id="recovery-first">{screen.first}</h2>
            <ul>
              {screen.firstSteps[why].map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ul>
          </div>
          <Button isBusy={isTrying} onPress={() => void again()}>
            {isTrying ? screen.trying : screen.again}
          </Button>
        </section>
        {isHopeless && (
          <Notice tone="warn" icon="warning" title={screen.noCode}>
            {screen.noCodeWhat}
          </Notice>
        )}
        {asksCode && <CodeCard seen={seen} onSeen={setChanged} />}
        {seen && why === 'store.damaged' && <CopiesCard seen={seen} />}
        {seen?.mayBegin && (
          <p className="recovery-begin">
            <Button look="plain" onPress={() => setIsBeginning(true)}>
              {screen.begin}
            </Button>
          </p>
        )}
      </main>
      <footer className="recovery-foot small quiet">
        <span>{screen.help}</span>
        {seen && (
          <span>
            {screen.folder}: <code>{seen.folder}</code>
          </span>
        )}
      </footer>
      {isBeginning && <BeginDialog onClose={() => setIsBeginning(false)} />}
    </div>
  )
}

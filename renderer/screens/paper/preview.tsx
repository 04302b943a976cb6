import { use, useEffect, useEffectEvent, useState, type ReactNode } from 'react'
import type { Fault } from '../../../contract/fault.ts'
import type { Sent } from '../../../contract/index.ts'
import { isoToday } from '../../../domain/date.ts'
import { call } from '../../link/call.ts'
import { Absent } from '../../parts/absent.tsx'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useKeys } from '../../parts/keys.ts'
import { Title } from '../../parts/title.tsx'
import { sayFault } from '../../words/say.ts'
import { useWords } from '../../words/spoken.ts'
import { PrintsAtOnce } from './prints-at-once.ts'
import { useInTurn } from './use-in-turn.ts'
import { useScale } from './use-scale.ts'
import './preview.css'

type Props = {
  /** Of the screen; not of anybody. */
  title: string
  /** What is noted in the log when it is printed. */
  noted: Sent<'print.paper'>
  /** How the file begins to be called; the day is added. Nothing of a person. */
  file: string
  /** The sheet once what stands on it is known. */
  children: ReactNode
  fault: Fault | undefined
  onAgain: () => void
  onBack: () => void
  onTell: (text: string) => void
  onFault: (fault: Fault) => void
}

/** A sheet on the desk: what it will look like, and the two ways to have it. */
export function Preview({ title, noted, file, children, fault, onAgain, onBack, onTell, onFault }: Props) {
  const words = useWords()
  const [isLarge, setIsLarge] = useState(false)
  const place = useScale(isLarge)
  const isReady = Boolean(children)
  const isForEnvelope = noted.kind === 'recovery' // no file of it lies on a disk
  const isOfDesk = isForEnvelope || noted.kind === 'act' // nobody stands at the counter for it

  const print = async () => {
    const outcome = await call('print.paper', noted)
    if (!outcome.ok) return onFault(outcome.fault)
    if (outcome.value.isPrinted) onTell(words.paper.printed)
  }
  const save = async () => {
    const { kind, subject } = noted
    if (kind === 'recovery') return
    const suggested = `${file} ${isoToday(Date.now())}.pdf`
    const outcome = await call('print.pdf', { kind, subject, suggested })
    if (outcome.ok) onTell(words.paper.saved(outcome.value.name))
    else if (outcome.fault.code !== 'file.not-chosen') onFault(outcome.fault)
  }
  const [busy, have] = useInTurn({ print, pdf: save })
  const onPrinting = use(PrintsAtOnce)
  const printAtOnce = useEffectEvent(() => {
    if (!onPrinting) return
    onPrinting()
    have('print')
  })
  useEffect(() => {
    if (!isReady) return
    const frame = requestAnimationFrame(() => printAtOnce())
    return () => cancelAnimationFrame(frame)
  }, [isReady])
  const resize = () => setIsLarge(!isLarge)

  useKeys((event) => {
    const chord = `${event.ctrlKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${event.code}`
    const isOnButton = event.target instanceof HTMLButtonElement
    const acts: Readonly<Record<string, (() => void) | undefined>> = {
      'Ctrl+KeyP': () => isReady && have('print'),
      'Ctrl+KeyS': () => isReady && have('pdf'),
      Enter: isOnButton ? undefined : () => isReady && have('print'),
      F9: resize,
      Escape: onBack,
      Backspace: onBack,
      'Alt+ArrowLeft': onBack,
    }
    return acts[chord]
  })

  return (
    <main className="preview">
      <div className="preview-side">
        <Button look="plain" onPress={onBack}>
          <Icon name="back" /> {words.desk.back}
        </Button>
        <Title>{title}</Title>
        <Button
          look="main"
          keys="Enter"
          takesFocus={isReady}
          isDisabled={!isReady}
          isBusy={busy === 'print'}
          onPress={() => have('print')}
        >
          {words.paper.print}
        </Button>
        {!isForEnvelope && (
          <Button keys="Ctrl+S" isDisabled={!isReady} isBusy={busy === 'pdf'} onPress={() => have('pdf')}>
            {words.paper.pdf}
          </Button>
        )}
        <Button look="plain" keys="F9" isDisabled={!isReady} onPress={resize}>
          {isLarge ? words.paper.whole : words.paper.larger}
        </Button>
        {isForEnvelope && <p>{words.recovery.key.onlyOnce}</p>}
        <p className="quiet small">{words.paper.exactly}</p>
        {!isOfDesk && (
          <p className="quiet small preview-next">
            {words.paper.next} <kbd>F4</kbd>
          </p>
        )}
      </div>
      <section ref={place} className="preview-place" aria-label={words.paper.preview}>
        {children || (
          <Absent
            fault={fault && sayFault(words, fault)}
            loading={words.desk.loading}
            again={words.desk.lookAgain}
            onAgain={onAgain}
          />
        )}
      </section>
    </main>
  )
}

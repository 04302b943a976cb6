import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { Button } from './parts/button.tsx'
import { Dialog } from './parts/dialog.tsx'
import { Segments } from './parts/segments.tsx'
import { Reader } from './screens/manual/reader.tsx'
import { KEY_PARTS } from './words/key-parts.ts'
import { useWords } from './words/spoken.ts'

/** What help opens with. */
export type HelpView = 'manual' | 'keys'

type Props = {
  view: HelpView
  /** The section of the manual that tells of the screen below. */
  page: string
  onClose: () => void
  /** To the sheet that is printed; undefined while the shift is closed. */
  onPrint: (() => void) | undefined
  onManual: (() => void) | undefined
}

/** The manual, open where she is, and all keys; F1 goes from the one to the other. */
export function Help({ view: first, page, onClose, onPrint, onManual }: Props) {
  const { keys, desk, manual, palette } = useWords()
  const [view, setView] = useState(first)
  const [isByKey, setIsByKey] = useState(true)
  const other = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'F1') return
    event.preventDefault()
    setIsByKey(true)
    setView(view === 'manual' ? 'keys' : 'manual')
  })
  useEffect(() => {
    const hear = (event: KeyboardEvent) => other(event)
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [])
  return (
    <Dialog
      title={desk.help}
      close={desk.close}
      onClose={onClose}
      wide
      foot={
        <>
          {onManual && view === 'manual' && <Button onPress={onManual}>{manual.whole}</Button>}
          {onPrint && view === 'keys' && <Button onPress={onPrint}>{palette.cheatSheet}</Button>}
        </>
      }
    >
      <Segments
        label={desk.help}
        value={view}
        options={[
          { value: 'manual', word: manual.title },
          { value: 'keys', word: keys.title },
        ]}
        onChoose={(chosen) => {
          setIsByKey(false)
          setView(chosen)
        }}
      />
      {view === 'manual' ? <Reader page={page} isReady={isByKey} /> : <Keys isReady={isByKey} />}
    </Dialog>
  )
}

/** All keys on one page. */
function Keys({ isReady }: { isReady: boolean }) {
  const { keys } = useWords()
  const whole = useRef<HTMLElement>(null)
  useEffect(() => {
    if (isReady) whole.current?.focus()
  }, [isReady])
  return (
    <section ref={whole} className="keys" aria-label={keys.title} tabIndex={-1}>
      {KEY_PARTS.map((part) => (
        <section key={part}>
          <h3>{keys[part]}</h3>
          <dl>
            {keys.list[part].map(([key, what]) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </section>
  )
}

import { useEffect, useEffectEvent, useMemo, useState } from 'react'
import type { Desk } from '../contract/desk.ts'
import { failureNumber } from '../contract/failures.ts'
import type { Fault } from '../contract/fault.ts'
import type { HeldCorrection, Line } from '../contract/journal.ts'
import type { DevicesState } from '../contract/signer.ts'
import { call } from './link/call.ts'
import { useNews } from './link/news.ts'
import { Absent } from './parts/absent.tsx'
import { Boundary } from './parts/boundary.tsx'
import { Dialog } from './parts/dialog.tsx'
import { Remedies } from './parts/remedy.ts'
import { Toast, type Message } from './parts/toast.tsx'
import { FailureDialog } from './failure-dialog.tsx'
import { Frame } from './frame.tsx'
import { Help } from './help.tsx'
import { useDeskKeys } from './keys.ts'
import { back, beginning, go, handedOver, kept, settled, type Place, type Work } from './place.ts'
import { useImport } from './screens/import/use-import.ts'
import { Lock } from './screens/lock/lock.tsx'
import { SelfTest } from './screens/setup/self-test.tsx'
import { Screens } from './screens.tsx'
import { en } from './words/en.ts'
import { ru } from './words/ru.ts'
import { sayFault, sayNumbered } from './words/say.ts'
import { Spoken } from './words/spoken.ts'

const UNDO_MS = 10_000
const SAID_MS = 5_000

/** The whole desk: what every screen knows, where the secretary is, and what was said to her last. */
export function App() {
  const [desk, setDesk] = useState<Desk>()
  const [broken, setBroken] = useState<Fault>()
  const [devices, setDevices] = useState<DevicesState>()
  const [line, setLine] = useState<Line>()
  const [work, setWork] = useState<Work>(beginning)
  const importing = useImport()
  const [owner, setOwner] = useState<string>()
  const [message, setMessage] = useState<Message>()
  const [isHelp, setIsHelp] = useState(false)
  const [failure, setFailure] = useState<number>()
  const [isTest, setIsTest] = useState(false)
  const words = desk?.language === 'en' ? en : ru

  const tell = (text: string, action?: Message['action']) =>
    setMessage({ key: crypto.randomUUID(), tone: 'plain', text, action })
  const takeDesk = useEffectEvent((now: Desk) => {
    if (!now.shift) setMessage(undefined)
    // The same person finds everything as it was, and so does who takes over in front of the other's eyes.
    if (now.shift && owner !== undefined && owner !== now.shift.fingerprint) {
      if (desk?.shift) {
        if (owner !== '') tell(words.shift.taken(now.shift.name))
      } else {
        if (kept(work)) tell(words.shift.kept)
        setWork(handedOver)
        importing.leave()
      }
    }
    if (now.shift) setOwner(now.shift.fingerprint)
    setBroken(undefined)
    setDesk(now)
  })
  const [turn, setTurn] = useState(0)
  const lookAgain = () => setTurn((number) => number + 1)
  const shift = desk?.shift?.since ?? ''
  useEffect(() => {
    const asked = { turn, shift } // the line is told only while a shift is open
    void call('desk.look', {}).then((outcome) =>
      outcome.ok ? takeDesk(outcome.value) : setBroken(outcome.fault),
    )
    void call('cards.look', {}).then((outcome) => outcome.ok && setDevices(outcome.value))
    if (asked.shift !== '') void call('line.look', {}).then((outcome) => outcome.ok && setLine(outcome.value))
  }, [turn, shift])
  useNews('desk', takeDesk)
  useNews('cards', setDevices)
  useNews('line', setLine)
  useEffect(() => {
    document.documentElement.lang = words.language
    document.title = words.desk.product
  }, [words])

  const complain = (fault: Fault) => {
    const isOurs = fault.code === 'unexpected' || fault.code === 'call.refused'
    const code = isOurs ? `${fault.code} ${new Date().toISOString()}` : undefined
    const number = failureNumber(fault.code)
    setMessage({
      key: crypto.randomUUID(),
      tone: 'fault',
      text: sayNumbered(words, fault),
      code,
      ...(number !== undefined && {
        action: { word: words.failureList.what, act: () => setFailure(number) },
      }),
    })
    if (fault.code === 'shift.closed') lookAgain()
  }
  const open = (place: Place) => setWork((now) => go(now, place))
  const turnBack = () => setWork(back)
  const settle = async (asked: ReturnType<typeof call<'desk.look'>>) => {
    const outcome = await asked
    if (outcome.ok) takeDesk(outcome.value)
    else complain(outcome.fault)
  }
  const takeOver = async (card: string, certificate: string) => {
    const outcome = await call('shift.open', { card, certificate })
    if (outcome.ok) takeDesk(outcome.value)
    else if (outcome.fault.code !== 'pin.cancelled') complain(outcome.fault)
  }
  const lock = () => void settle(call('shift.lock', {}))
  const speak = () => void settle(call('desk.speak', { language: words.language === 'ru' ? 'en' : 'ru' }))

  const withdraw = async (id: string) => {
    const outcome = await call('correction.withdraw', { id })
    if (outcome.ok) tell(words.basis.undone)
    else complain(outcome.fault)
  }
  const saved = ({ correction }: HeldCorrection) => {
    setWork((now) => back(settled(now, correction.person)))
    const act = () => void withdraw(correction.id)
    tell(words.basis.saved, { word: words.basis.undo, keys: 'Ctrl+Z', act })
  }

  const isOpen = desk?.shift !== undefined
  useDeskKeys({
    isOpen,
    lock,
    help: () => setIsHelp(true),
    go: (screen) => open({ screen }),
    cover: () => setWork((now) => ({ ...now, isCovered: !now.isCovered })),
    undo: message?.tone === 'plain' ? message.action?.act : undefined,
  })

  const remedies = useMemo(
    () => ({ number: words.failureList.number, what: words.failureList.what, open: setFailure }),
    [words],
  )
  return (
    <Spoken value={words}>
      <Remedies value={remedies}>
        <Boundary title={sayFault(words, { code: 'unexpected' })} again={words.desk.lookAgain}>
          {!desk && (
            <Absent
              fault={broken && sayFault(words, broken)}
              number={broken && failureNumber(broken.code)}
              loading={words.desk.loading}
              again={words.desk.lookAgain}
              onAgain={lookAgain}
            />
          )}
          {desk && !isOpen && (
            <Lock
              desk={desk}
              devices={devices}
              owner={owner}
              isKept={kept(work)}
              onDesk={takeDesk}
              onSpeak={speak}
              onTest={() => setIsTest(true)}
            />
          )}
          {desk && isOpen && (
            <Frame
              desk={desk}
              line={line}
              devices={devices}
              screen={work.places.at(-1)!.screen}
              onGo={(screen) => open({ screen })}
              onTakeOver={takeOver}
              onLock={lock}
              onSpeak={speak}
              onHelp={() => setIsHelp(true)}
            >
              <Screens
                {...{ desk, line, devices, work, importing, onWork: setWork, onGo: open, onBack: turnBack }}
                {...{ onLine: setLine, onSaved: saved, onTell: tell, onFault: complain }}
              />
            </Frame>
          )}
          <output className="toast-place">
            {message && (
              <Toast
                key={message.key}
                message={message}
                close={words.desk.close}
                copy={words.desk.copyCode}
                lastsMs={message.action ? UNDO_MS : SAID_MS}
                onClose={() => setMessage((now) => (now === message ? undefined : now))}
              />
            )}
          </output>
          {isHelp && <Help onClose={() => setIsHelp(false)} />}
          {isTest && (
            <Dialog
              title={words.setup.cards.test}
              close={words.desk.close}
              onClose={() => setIsTest(false)}
              wide
            >
              <SelfTest />
            </Dialog>
          )}
          {failure !== undefined && <FailureDialog number={failure} onClose={() => setFailure(undefined)} />}
        </Boundary>
      </Remedies>
    </Spoken>
  )
}

import { useEffect, useEffectEvent, useMemo, useState } from 'react'
import type { Desk } from '../contract/desk.ts'
import { failureNumber } from '../contract/failures.ts'
import type { Fault } from '../contract/fault.ts'
import type { HeldCorrection, Line } from '../contract/journal.ts'
import type { DevicesState } from '../contract/signer.ts'
import { call } from './link/call.ts'
import { useNews } from './link/news.ts'
import { Boundary } from './parts/boundary.tsx'
import { useTheme } from './parts/dress.ts'
import { Remedies } from './parts/remedy.ts'
import type { Message } from './parts/toast.tsx'
import { Frame } from './frame.tsx'
import { useHalfEntered } from './half-entered.ts'
import type { HelpView } from './help.tsx'
import { useDeskKeys } from './keys.ts'
import { lookAtDesk } from './look-at-desk.ts'
import { bringScreens, DeskPalette, FailureDialog, Help, SelfTestDialog } from './later-screens.ts'
import { useNextVisitor } from './next-visitor.ts'
import { NoDesk } from './no-desk.tsx'
import { back, beginning, go, handedOver, kept, settled, under, type Place, type Work } from './place.ts'
import { useImport } from './screens/import/use-import.ts'
import { WayOut } from './screens/kiosk/leave.tsx'
import { Lock } from './screens/lock/lock.tsx'
import { PAGE_OF } from './screens/manual/pages.ts'
import { Said } from './said.tsx'
import { isClosed } from './screens/recovery/closed.ts'
import { Screens } from './screens.tsx'
import { useOver } from './use-over.ts'
import { useCatalogue } from './words/catalogues.ts'
import { useSignNow } from './use-sign-now.ts'
import { sayFault, sayNumbered } from './words/say.ts'
import { Spoken } from './words/spoken.ts'

/**
 * The whole desk: what every screen knows, where the secretary is, and what was said to her last. `first`: the desk where it
 * was known before anything was drawn; one whose shift is open is entered only when it is told again.
 */
export function App({ first }: { first: Desk | undefined }) {
  const [desk, setDesk] = useState(first?.shift ? undefined : first)
  const [broken, setBroken] = useState<Fault>()
  const [devices, setDevices] = useState<DevicesState>()
  const [line, setLine] = useState<Line>()
  const [work, setWork] = useState<Work>(beginning)
  const importing = useImport()
  const [owner, setOwner] = useState<string>()
  const [message, setMessage] = useState<Message>()
  const [help, setHelp] = useState<HelpView>()
  const palette = useOver()
  const [failure, setFailure] = useState<number>()
  const [isTest, setIsTest] = useState(false)
  const [spoken, setSpoken] = useState<Desk['language']>() // while the base does not open
  const words = useCatalogue(desk?.language ?? spoken ?? 'ru')

  const open = (place: Place) => setWork((now) => go(now, place))
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
        importing.giveUp()
      }
    }
    if (now.shift?.way === 'start' && !desk?.shift) open({ screen: 'start' })
    if (now.shift) setOwner(now.shift.fingerprint)
    setBroken(undefined)
    setDesk(now)
  })
  const lose = useEffectEvent((fault: Fault) => {
    setBroken(fault)
    if (isClosed(fault)) setDesk(undefined)
  })
  const [turn, setTurn] = useState(0)
  const lookAgain = () => setTurn((number) => number + 1)
  const shift = desk?.shift?.since ?? ''
  useEffect(() => {
    const asked = { turn, shift } // the line is told only while a shift is open
    void lookAtDesk().then((outcome) => (outcome.ok ? takeDesk(outcome.value) : lose(outcome.fault)))
    void call('cards.look', {}).then((outcome) => outcome.ok && setDevices(outcome.value))
    if (asked.shift !== '') void call('line.look', {}).then((outcome) => outcome.ok && setLine(outcome.value))
  }, [turn, shift])
  useNews('desk', takeDesk)
  useNews('cards', setDevices)
  useNews('line', setLine)
  useTheme(desk?.theme ?? 'system')
  const hasDesk = desk !== undefined
  useEffect(() => (hasDesk ? bringScreens() : undefined), [hasDesk])
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
    if (fault.code === 'shift.closed' || isClosed(fault)) lookAgain()
  }
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
  const dress = (theme: Desk['theme']) => void settle(call('desk.dress', { theme }))
  const speak = () => void settle(call('desk.speak', { language: words.language === 'ru' ? 'en' : 'ru' }))

  const withdraw = async (id: string) => {
    const outcome = await call('correction.withdraw', { id })
    if (outcome.ok) tell(words.basis.undone)
    else complain(outcome.fault)
  }
  const signNow = useSignNow({
    desk,
    devices,
    words,
    onSign: () => open({ screen: 'sign' }),
    onTell: tell,
    onFault: complain,
  })
  const saved = ({ correction }: HeldCorrection, signs: boolean) => {
    setWork((now) => back(settled(now, correction.person)))
    const act = () => void withdraw(correction.id)
    tell(words.basis.saved, { word: words.basis.undo, keys: 'Ctrl+Z', act })
    if (signs) void signNow(correction.id)
  }

  const isOpen = desk?.shift !== undefined
  const place = work.places.at(-1)!
  const cover = () => setWork((now) => ({ ...now, isCovered: !now.isCovered }))
  const undo = message?.tone === 'plain' ? message.action?.act : undefined
  const page = PAGE_OF[!desk && isClosed(broken) ? 'closed' : isOpen ? place.screen : 'lock']
  const test = () => setIsTest(true)
  const tryLine = async () => {
    const outcome = await call('line.try', {})
    if (outcome.ok) setLine(outcome.value)
    else complain(outcome.fault)
  }
  const fromHelp = (to: Place) => () => {
    setHelp(undefined)
    open(to)
  }
  useNextVisitor(work, isOpen, setWork)
  useHalfEntered(work, isOpen, setWork)
  useDeskKeys({
    isOpen,
    lock,
    help: () => setHelp(place.screen === 'manual' ? 'keys' : 'manual'),
    go: (screen) => open({ screen }),
    palette: palette.open,
    cover,
    undo,
  })

  const remedies = useMemo(
    () => ({ number: words.failureList.number, what: words.failureList.what, open: setFailure }),
    [words],
  )
  return (
    <Spoken value={words}>
      <Remedies value={remedies}>
        <Boundary title={sayFault(words, { code: 'unexpected' })} again={words.desk.lookAgain}>
          {!desk && <NoDesk broken={broken} onAgain={lookAgain} onLanguage={setSpoken} />}
          {desk && !isOpen && (
            <Lock
              desk={desk}
              devices={devices}
              owner={owner}
              isKept={kept(work)}
              onDesk={takeDesk}
              onSpeak={speak}
              onTest={test}
            />
          )}
          {desk && isOpen && (
            <Frame
              desk={desk}
              line={line}
              devices={devices}
              screen={under(work).screen}
              onGo={(screen) => open({ screen })}
              onTakeOver={takeOver}
              onLock={lock}
              onSpeak={speak}
              onHelp={() => setHelp('manual')}
              onPalette={palette.open}
              onStart={() => open({ screen: 'start' })}
            >
              <Screens
                {...{ desk, line, devices, work, importing, onWork: setWork, onGo: open, onBack: turnBack }}
                {...{ onLine: setLine, onSaved: saved, onTell: tell, onFault: complain }}
              />
            </Frame>
          )}
          <Said message={message} onClose={() => setMessage((now) => (now === message ? undefined : now))} />
          {help && (
            <Help
              view={help}
              page={page}
              onClose={() => setHelp(undefined)}
              onManual={isOpen ? fromHelp({ screen: 'manual', page }) : undefined}
              onPrint={isOpen ? fromHelp({ screen: 'paper', paper: { kind: 'keys' } }) : undefined}
            />
          )}
          {desk && isOpen && palette.isOpen && (
            <DeskPalette
              {...{ work, undo, lock, cover, test, speak, dress }}
              help={() => setHelp('keys')}
              theme={desk.theme}
              go={open}
              tryLine={() => void tryLine()}
              onWork={setWork}
              onFailure={setFailure}
              onClose={palette.close}
              onFault={complain}
            />
          )}
          <WayOut />
          {isTest && <SelfTestDialog onClose={() => setIsTest(false)} />}
          {failure !== undefined && <FailureDialog number={failure} onClose={() => setFailure(undefined)} />}
        </Boundary>
      </Remedies>
    </Spoken>
  )
}

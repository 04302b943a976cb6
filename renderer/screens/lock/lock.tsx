import { useEffect, useState } from 'react'
import type { Desk } from '../../../contract/desk.ts'
import { START_STEPS } from '../../../contract/start-steps.ts'
import { failureNumber } from '../../../contract/failures.ts'
import type { Fault } from '../../../contract/fault.ts'
import type { DevicesState } from '../../../contract/signer.ts'
import { call } from '../../link/call.ts'
import { Badge, Notice } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { CardChoice } from '../../parts/card-choice.tsx'
import { Emblem } from '../../parts/emblem.tsx'
import { FaultHelp, FaultNotice } from '../../parts/fault-notice.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useNow } from '../../parts/now.ts'
import { certificateChoices } from '../../words/certificates.ts'
import { sayFault } from '../../words/say.ts'
import { seenDevices } from '../../words/seen-devices.ts'
import { useWords } from '../../words/spoken.ts'
import './lock.css'

/** A reader is found within seconds: after so long the process that looks for it hangs. */
const PATIENCE_MS = 30_000

type Props = {
  desk: Desk
  devices: DevicesState | undefined
  /** Whose shift it was; undefined before the first one. */
  owner: string | undefined
  /** Whether something half-entered waits behind the lock. */
  isKept: boolean
  onDesk: (desk: Desk) => void
  onSpeak: () => void
  /** Checks the card and all around it. */
  onTest: () => void
}

/** The closed shift: how the cards are, whose shift it will be, one button. */
export function Lock({ desk, devices, owner, isKept, onDesk, onSpeak, onTest }: Props) {
  const words = useWords()
  const now = useNow()
  const [chosen, setChosen] = useState<string>()
  const [isOpening, setIsOpening] = useState(false)
  const [fault, setFault] = useState<Fault>()

  const choices = certificateChoices(devices, words, now.getTime(), desk)
  const usable = choices.filter(({ off }) => off === undefined)
  const choice = usable.find(({ value }) => value === chosen) ?? usable[0]
  const state = devices?.state ?? 'starting'
  const { what, act, number } = seenDevices(devices, usable.length > 0, words)

  const { isSlow, isRestarting, restart } = useRestart(state === 'starting')
  const isStuck = fault?.code === 'device.in-use' || fault?.code === 'device.stopped'
  const startAnew = async () => {
    setFault(undefined)
    setFault(await restart())
  }
  const open = async () => {
    if (!choice || isOpening) return
    setIsOpening(true)
    setFault(undefined)
    const outcome = await call('shift.open', { card: choice.card, certificate: choice.certificate })
    setIsOpening(false)
    if (outcome.ok) onDesk(outcome.value)
    else if (outcome.fault.code !== 'pin.cancelled') setFault(outcome.fault)
  }
  const prepare = async () => {
    const outcome = await call('shift.prepare', {})
    if (outcome.ok) onDesk(outcome.value)
    else setFault(outcome.fault)
  }
  const goOn = async () => {
    const outcome = await call('shift.start', {})
    if (outcome.ok) onDesk(outcome.value)
    else setFault(outcome.fault)
  }
  const isSettingUp = desk.start.isOpen && !desk.training
  // The card of the training mode cannot be taken out.
  const isLeft = devices?.cards.some(
    ({ kind, certificates }) =>
      kind !== 'simulated' && certificates.some(({ fingerprint }) => fingerprint === owner),
  )
  const isOne = devices?.cards.length === 1 // its state is said above
  return (
    <div className="lock">
      <header className="lock-head">
        <Emblem />
        <strong className="lock-product">{words.desk.product}</strong>
        <span className="quiet">{desk.schoolTitle}</span>
        <span className="lock-fill" />
        <Button look="plain" onPress={onTest}>
          {words.setup.cards.test}
        </Button>
        <Button look="plain" aria-label={words.desk.switchLanguage} onPress={onSpeak}>
          {words.desk.otherLanguage}
        </Button>
      </header>
      <main className="lock-body">
        <h1>
          <Icon name="lock" /> {words.lock.title}
        </h1>
        {isKept && <p className="quiet">{words.lock.kept}</p>}
        {isLeft && (
          <Notice tone="warn" icon="card" title={words.shift.left}>
            {words.shift.leftWhat}
          </Notice>
        )}
        {desk.training && (
          <Notice tone="warn" icon="hint" title={words.desk.training}>
            {words.desk.trainingWhat}
          </Notice>
        )}
        {isSettingUp && (
          <Notice tone="plain" icon="pen" title={words.start.title}>
            <p>
              {desk.start.step &&
                words.start.goOnWhat(
                  START_STEPS.indexOf(desk.start.step) + 1,
                  START_STEPS.length,
                  words.start.steps[desk.start.step],
                )}
            </p>
            <Button look="main" takesFocus onPress={() => void goOn()}>
              {words.start.goOn}
            </Button>
          </Notice>
        )}
        <output className={choice ? 'lock-state lock-ready' : 'lock-state'}>
          <Icon name="card" />
          <div>
            <strong>{what}</strong>
            <span className="lock-act">{act}</span>
            {number !== undefined && <FaultHelp number={number} />}
          </div>
        </output>
        {choices.length > 0 && (
          <CardChoice
            label={words.lock.choose}
            training={words.card.simulated}
            more={words.certificate.more}
            choices={choices}
            value={choice?.value}
            onChoose={setChosen}
          />
        )}
        {devices?.cards
          .filter((card) => card.certificates.length === 0 && card.state !== 'ready')
          .map((card) => (
            <p key={card.id} className="quiet">
              {isOne ? (
                `${words.card.reader}: `
              ) : (
                <Badge tone="warn">{words.cardStates[card.state as keyof typeof words.cardStates]}</Badge>
              )}{' '}
              {card.reader}
            </p>
          ))}
        {fault && (
          <div role="alert">
            <FaultNotice title={sayFault(words, fault)} number={failureNumber(fault.code)} />
          </div>
        )}
        {(isSlow || isStuck) && (
          <Button isBusy={isRestarting} onPress={() => void startAnew()}>
            {words.lock.restartCards}
          </Button>
        )}
        <Button
          look={isSettingUp ? 'usual' : 'main'}
          keys={isSettingUp ? undefined : 'Enter'}
          takesFocus={choice !== undefined && !isSettingUp}
          isDisabled={!choice}
          isBusy={isOpening}
          onPress={() => void open()}
        >
          {isOpening ? words.lock.opening : words.lock.open}
        </Button>
        {desk.withoutCards && (
          <div className="lock-bare">
            <Button onPress={() => void prepare()}>{words.shift.prepare}</Button>
            <span className="small quiet">{words.shift.prepareWhat}</span>
          </div>
        )}
      </main>
      <footer className="small quiet">
        {words.desk.product} {desk.version} · {desk.workplace}
      </footer>
    </div>
  )
}

/** Starts the work with the cards anew; `isSlow` when it has looked for a reader for half a minute. */
function useRestart(isStarting: boolean) {
  const [turn, setTurn] = useState(0)
  const [slow, setSlow] = useState<number>()
  const [isRestarting, setIsRestarting] = useState(false)
  useEffect(() => {
    if (!isStarting) return
    const timer = setTimeout(() => setSlow(turn), PATIENCE_MS)
    return () => {
      clearTimeout(timer)
      setSlow(undefined)
    }
  }, [isStarting, turn])

  const restart = async (): Promise<Fault | undefined> => {
    if (isRestarting) return undefined
    setIsRestarting(true)
    const outcome = await call('cards.restart', {})
    setIsRestarting(false)
    setTurn((number) => number + 1)
    return outcome.ok ? undefined : outcome.fault
  }
  return { isSlow: isStarting && slow === turn, isRestarting, restart }
}

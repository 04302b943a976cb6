import { useState } from 'react'
import { failureNumber } from '../../../contract/failures.ts'
import type { Fault } from '../../../contract/fault.ts'
import type { DevicesState } from '../../../contract/signer.ts'
import { call } from '../../link/call.ts'
import { useLook } from '../../link/look.ts'
import { Absent } from '../../parts/absent.tsx'
import { Notice } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { CardChoice } from '../../parts/card-choice.tsx'
import { Checkbox } from '../../parts/choice.tsx'
import { FaultNotice } from '../../parts/fault-notice.tsx'
import { useNow } from '../../parts/now.ts'
import { certificateChoices } from '../../words/certificates.ts'
import { Title } from '../../parts/title.tsx'
import { sayFault } from '../../words/say.ts'
import { useWords } from '../../words/spoken.ts'
import { DraftRow } from './draft-row.tsx'
import { Progress } from './progress.tsx'
import { useSigning } from './use-signing.ts'
import './sign.css'

type Props = {
  devices: DevicesState | undefined
  /** The certificate of the shift: offered first. */
  fingerprint: string | undefined
  onSearch: () => void
  onTell: (text: string) => void
  onFault: (fault: Fault) => void
}

/** All drafts with exactly the fields that are signed, and one button for the chosen ones. */
export function Sign({ devices, fingerprint, onSearch, onTell, onFault }: Props) {
  const words = useWords()
  const now = useNow()
  const { value, fault, again } = useLook('correction.list', { show: 'drafts' })
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [wanted, setWanted] = useState<string>()
  const [partly, setPartly] = useState<{ text: string; fault: Fault }>()

  const { signing, start, stop } = useSigning(({ signed, of, fault }) => {
    again()
    if (!fault) return onTell(words.sign.signed(signed))
    const text = signed > 0 ? words.sign.partly(signed, of) : ''
    if (fault.code !== 'pin.cancelled' || signed > 0) setPartly({ text, fault })
  })

  if (!value) {
    return (
      <Absent
        fault={fault && sayFault(words, fault)}
        loading={words.desk.loading}
        again={words.desk.lookAgain}
        onAgain={again}
      />
    )
  }
  const drafts = value.corrections
  const chosen = drafts.map(({ correction }) => correction.id).filter((id) => !left.has(id))
  const choices = certificateChoices(devices, words, now.getTime())
  const usable = choices.filter(({ off }) => off === undefined)
  const choice =
    usable.find((one) => one.value === wanted) ??
    usable.find((one) => one.certificate === fingerprint) ??
    usable[0]

  const choose = (id: string, isChosen: boolean) => {
    const next = new Set(left)
    if (isChosen) next.delete(id)
    else next.add(id)
    setLeft(next)
  }
  const chooseAll = (isChosen: boolean) =>
    setLeft(new Set(isChosen ? [] : drafts.map(({ correction }) => correction.id)))
  const withdraw = async (id: string) => {
    const outcome = await call('correction.withdraw', { id })
    if (!outcome.ok) return onFault(outcome.fault)
    onTell(words.basis.undone)
    again()
  }
  const sign = () => {
    if (!choice || chosen.length === 0) return
    setPartly(undefined)
    void start(chosen, choice.card, choice.certificate)
  }

  if (drafts.length === 0) return <NothingToSign onSearch={onSearch} />
  return (
    <main className="sign">
      <header className="sign-head">
        <h1>{words.sign.title}</h1>
        <p className="quiet">{words.sign.lead}</p>
      </header>
      <div className="sign-body">
        <section className="drafts">
          <Checkbox
            isChosen={chosen.length === drafts.length}
            isPartly={chosen.length > 0 && chosen.length < drafts.length}
            onChange={chooseAll}
          >
            {words.sign.all}
          </Checkbox>
          <ul>
            {drafts.map((held) => (
              <DraftRow
                key={held.correction.id}
                held={held}
                isChosen={!left.has(held.correction.id)}
                onChoose={(isChosen) => choose(held.correction.id, isChosen)}
                onWithdraw={() => void withdraw(held.correction.id)}
              />
            ))}
          </ul>
        </section>
        <aside className="sign-side" aria-label={words.sign.card}>
          {choices.length > 0 && (
            <CardChoice
              label={words.sign.card}
              training={words.card.simulated}
              choices={choices}
              value={choice?.value}
              onChoose={setWanted}
            />
          )}
          {!choice && (
            <Notice tone="warn" icon="card" title={words.devices[devices?.state ?? 'starting'].what}>
              {words.devices[devices?.state ?? 'starting'].act}
            </Notice>
          )}
          {partly && (
            <div role="alert">
              <FaultNotice title={sayFault(words, partly.fault)} number={failureNumber(partly.fault.code)}>
                {partly.text}
              </FaultNotice>
            </div>
          )}
          <Button
            look="main"
            takesFocus={choice !== undefined}
            isDisabled={chosen.length === 0 || !choice}
            isBusy={signing !== undefined}
            onPress={sign}
          >
            {chosen.length > 0 ? words.sign.button(chosen.length) : words.sign.buttonNothing}
          </Button>
          {signing && <Progress signing={signing} onStop={stop} />}
        </aside>
      </div>
    </main>
  )
}

function NothingToSign({ onSearch }: { onSearch: () => void }) {
  const { sign } = useWords()
  return (
    <main className="sign nothing">
      <Title>{sign.nothing}</Title>
      <p className="quiet">{sign.nothingWhat}</p>
      <Button onPress={onSearch}>{sign.toSearch}</Button>
    </main>
  )
}

import { useState } from 'react'
import { call } from '../../link/call.ts'
import { useLook } from '../../link/look.ts'
import { Absent } from '../../parts/absent.tsx'
import { Button } from '../../parts/button.tsx'
import { Checkbox } from '../../parts/choice.tsx'
import { Title } from '../../parts/title.tsx'
import { sayFault } from '../../words/say.ts'
import { useWords } from '../../words/spoken.ts'
import { CardSide, type Broken } from './card-side.tsx'
import { useCard, useChosen } from './chosen.ts'
import { DraftRow } from './draft-row.tsx'
import type { SignProps } from './sign.tsx'
import { useSigning } from './use-signing.ts'

/** All drafts with exactly the fields that are signed, and one button for the chosen ones. */
export function Drafts({ desk, devices, onSearch, onTell, onFault }: SignProps) {
  const words = useWords()
  const { value, fault, again } = useLook('correction.list', { show: 'drafts' })
  const { value: delivery } = useLook('delivery.look', {})
  const drafts = value?.corrections ?? []
  const { ids, choose, chooseAll } = useChosen(drafts.map(({ correction }) => correction.id))
  const { choices, choice, onChoose } = useCard(devices, desk)
  const [broken, setBroken] = useState<Broken>()
  const [isOpening, setIsOpening] = useState(false)

  const { signing, start, stop } = useSigning('correction.sign', ({ signed, of, fault }) => {
    again()
    const { sign, secondSignature } = words
    const next = sign.next[delivery?.way ?? 'gateway']
    if (!fault)
      return onTell(
        desk.secondSignature ? secondSignature.signedFirst(signed) : `${sign.signed(signed)} ${next}`,
      )
    const text = signed > 0 ? sign.partly(signed, of) : ''
    if (fault.code !== 'pin.cancelled' || signed > 0) setBroken({ text, fault })
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
  if (drafts.length === 0)
    return <NothingToSign isBelow={desk.secondSignature || desk.forSecond > 0} onSearch={onSearch} />

  const isBare = desk.shift?.way !== 'card'
  const withdraw = async (id: string) => {
    const outcome = await call('correction.withdraw', { id })
    if (!outcome.ok) return onFault(outcome.fault)
    onTell(words.basis.undone)
    again()
  }
  /** Whoever signs what was prepared without a card has the shift from then on. */
  const openShift = async (chosen: { card: string; certificate: string }): Promise<boolean> => {
    setIsOpening(true)
    const opened = await call('shift.open', chosen)
    setIsOpening(false)
    if (!opened.ok && opened.fault.code !== 'pin.cancelled') setBroken({ text: '', fault: opened.fault })
    return opened.ok
  }
  const sign = async () => {
    if (!choice || ids.length === 0 || isOpening) return
    const { card, certificate } = choice
    setBroken(undefined)
    if (isBare && !(await openShift({ card, certificate }))) return
    await start(ids, card, certificate)
  }
  const { sign: say, secondSignature } = words
  const bareHint = choice
    ? { title: secondSignature.cardIsHere, text: secondSignature.pinTwice }
    : { title: secondSignature.waitForCard, text: secondSignature.waitForCardWhat }
  const button = isBare ? secondSignature.openAndSign(ids.length) : say.button(ids.length)
  return (
    <div className="sign-body">
      <section className="drafts">
        <Checkbox
          isChosen={ids.length === drafts.length}
          isPartly={ids.length > 0 && ids.length < drafts.length}
          onChange={chooseAll}
        >
          {say.all}
        </Checkbox>
        <ul>
          {drafts.map((held) => (
            <DraftRow
              key={held.correction.id}
              held={held}
              isChosen={ids.includes(held.correction.id)}
              onChoose={(isChosen) => choose(held.correction.id, isChosen)}
              act={{ word: say.withdraw, press: () => void withdraw(held.correction.id) }}
            />
          ))}
        </ul>
      </section>
      <CardSide
        {...{ devices, choices, choice, onChoose, broken, signing }}
        hint={isBare ? bareHint : undefined}
        button={ids.length > 0 ? button : say.buttonNothing}
        isReady={ids.length > 0 && choice !== undefined}
        isBusy={isOpening || signing !== undefined}
        onSign={() => void sign()}
        onStop={stop}
      />
    </div>
  )
}

function NothingToSign({ isBelow, onSearch }: { isBelow: boolean; onSearch: () => void }) {
  const { sign } = useWords()
  return (
    <div className="nothing">
      {isBelow ? <h2>{sign.nothing}</h2> : <Title>{sign.nothing}</Title>}
      <p className="quiet">{sign.nothingWhat}</p>
      <Button onPress={onSearch}>{sign.toSearch}</Button>
    </div>
  )
}

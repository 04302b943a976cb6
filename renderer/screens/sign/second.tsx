import { useState } from 'react'
import type { HeldCorrection } from '../../../contract/journal.ts'
import { mayDo } from '../../../domain/role.ts'
import { call } from '../../link/call.ts'
import { useLook } from '../../link/look.ts'
import { Absent } from '../../parts/absent.tsx'
import { useNow } from '../../parts/now.ts'
import { sayFault } from '../../words/say.ts'
import { useWords } from '../../words/spoken.ts'
import { moment } from '../../words/time.ts'
import { CardSide, type Broken } from './card-side.tsx'
import { useCard, useChosen } from './chosen.ts'
import { DraftRow } from './draft-row.tsx'
import { Reject } from './reject.tsx'
import type { SignProps } from './sign.tsx'
import { useSigning } from './use-signing.ts'

/** What one person has signed: the second one signs it too, or sends it back and says why. */
export function Second({ desk, devices, onTell, onFault }: SignProps) {
  const words = useWords()
  const now = useNow()
  const { value, fault, again } = useLook('correction.list', { show: 'second' })
  const { value: delivery } = useLook('delivery.look', {})
  const waiting = value?.corrections ?? []
  const { choices, choice, onChoose } = useCard(devices, desk)
  const isOwn = (held: HeldCorrection) => held.signerFingerprint === choice?.certificate
  const others = waiting.filter((held) => !isOwn(held)).map(({ correction }) => correction.id)
  const { ids, choose } = useChosen(others)
  const [broken, setBroken] = useState<Broken>()
  const [rejecting, setRejecting] = useState<string>()
  const say = words.secondSignature

  const { signing, start, stop } = useSigning('correction.second', ({ signed, of, fault }) => {
    again()
    if (!fault) return onTell(`${say.signed(signed)} ${words.sign.next[delivery?.way ?? 'gateway']}`)
    const text = signed > 0 ? say.partly(signed, of) : ''
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
  if (waiting.length === 0) {
    return (
      <div className="nothing">
        <h2>{say.nothing}</h2>
        <p className="quiet">{say.nothingWhat}</p>
      </div>
    )
  }
  const mayReject = desk.shift?.way === 'card' && mayDo(desk.shift.role, 'second')
  const sign = () => {
    if (!choice || ids.length === 0) return
    setBroken(undefined)
    void start(ids, choice.card, choice.certificate)
  }
  const reject = async (id: string, reason: string) => {
    setRejecting(undefined)
    const outcome = await call('correction.reject', { id, reason })
    if (!outcome.ok) return onFault(outcome.fault)
    onTell(say.rejected)
    again()
  }
  return (
    <div className="sign-body">
      <section className="drafts">
        <p className="quiet drafts-lead">{say.lead}</p>
        <ul>
          {waiting.map((held) => (
            <DraftRow
              key={held.correction.id}
              held={held}
              isChosen={ids.includes(held.correction.id)}
              isOff={isOwn(held)}
              note={
                <>
                  {say.signedBy(held.signer ?? '', moment(held.signedAt ?? '', now, words.desk))}
                  {isOwn(held) && <span className="draft-own">{say.own}</span>}
                </>
              }
              onChoose={(isChosen) => choose(held.correction.id, isChosen)}
              {...(mayReject && {
                act: { word: say.disagree, press: () => setRejecting(held.correction.id) },
              })}
            />
          ))}
        </ul>
      </section>
      <CardSide
        {...{ devices, choices, choice, onChoose, broken, signing }}
        hint={choice && others.length === 0 ? { title: say.other, text: say.byRole } : undefined}
        button={say.button(ids.length)}
        isReady={ids.length > 0 && choice !== undefined}
        isBusy={signing !== undefined}
        onSign={sign}
        onStop={stop}
      />
      {rejecting !== undefined && (
        <Reject
          onClose={() => setRejecting(undefined)}
          onReject={(reason) => void reject(rejecting, reason)}
        />
      )}
    </div>
  )
}

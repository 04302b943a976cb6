import { failureNumber, isFailure } from '../../../contract/failures.ts'
import type { SignatureState } from '../../../contract/journal.ts'
import type { Assessment } from '../../../contract/trust.ts'
import { formatDate } from '../../../domain/date.ts'
import { Notice } from '../../parts/badge.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { FaultNotice } from '../../parts/fault-notice.tsx'
import { useNow } from '../../parts/now.ts'
import { useWords, type Words } from '../../words/spoken.ts'
import { moment } from '../../words/time.ts'

type Signer = SignatureState['signers'][number]

/** How a signature stands that was verified anew: who, when, and the certificate then and now. */
export function Verified({ state, onClose }: { state: SignatureState; onClose: () => void }) {
  const words = useWords()
  const now = useNow()
  const { verified } = words.outbox
  const say = (instant: string) => moment(instant, now, words.desk)
  return (
    <Dialog title={verified.title} close={words.desk.close} onClose={onClose} wide>
      <div className="verified">
        {state.fault === undefined ? (
          <Notice tone="good" icon="check" title={verified.good} />
        ) : (
          <Unverified fault={state.fault} />
        )}
        {state.signers.map((signer) => (
          <dl key={`${signer.name} ${signer.signedAt}`}>
            {factsOf(signer, state.stampedAt, words, say).map(([name, value]) => (
              <div key={name}>
                <dt className="quiet">{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        ))}
      </div>
    </Dialog>
  )
}

function Unverified({ fault }: { fault: string }) {
  const { failures, outbox } = useWords()
  if (!isFailure(fault)) return <FaultNotice title={outbox.verified.unknown} number={undefined} />
  return (
    <FaultNotice title={failures[fault].title} number={failureNumber(fault)}>
      <p>{failures[fault].cause}</p>
    </FaultNotice>
  )
}

function factsOf(
  { name, signedAt, whenSigned, now }: Signer,
  stampedAt: string | undefined,
  words: Words,
  say: (instant: string) => string,
): readonly (readonly [string, string])[] {
  const { verified } = words.outbox
  return [
    [verified.signed, name],
    [verified.at, say(signedAt)],
    [verified.stamp, stampedAt ? verified.stamped(say(stampedAt)) : verified.unstamped],
    [verified.before, whenSigned ? stood(whenSigned.assessment, verified.mayThen, words) : verified.unkept],
    [verified.now, stood(now, verified.mayNow, words)],
    ...(whenSigned
      ? [
          [
            verified.device,
            `${words.setup.cards.kinds[whenSigned.device.kind]}, ${whenSigned.device.reader}`,
          ] as const,
        ]
      : []),
  ]
}

/** «действует; отзыв: не отозван, список от 20.11.2026», or why it may not sign. */
function stood({ refusal, revocation, listFrom }: Assessment, well: string, words: Words): string {
  const { failures, certificate } = words
  const code = refusal === 'no-key' ? 'device.no-key' : refusal && (`certificate.${refusal}` as const)
  const list = listFrom ? formatDate(listFrom.slice(0, 10)) : ''
  const revoked = `${certificate.facts.revocation.toLowerCase()}: ${certificate.revocations[revocation](list)}`
  return [code ? failures[code].title : well, revoked].join('; ')
}

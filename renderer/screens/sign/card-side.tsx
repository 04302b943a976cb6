import { failureNumber } from '../../../contract/failures.ts'
import type { Fault } from '../../../contract/fault.ts'
import type { DevicesState } from '../../../contract/signer.ts'
import { Notice } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { CardChoice } from '../../parts/card-choice.tsx'
import { FaultNotice } from '../../parts/fault-notice.tsx'
import type { CertificateChoice } from '../../words/certificates.ts'
import { sayFault } from '../../words/say.ts'
import { seenDevices } from '../../words/seen-devices.ts'
import { useWords } from '../../words/spoken.ts'
import { Progress } from './progress.tsx'
import type { Signing } from './use-signing.ts'

/** What ended a batch before its end, and how far it had come. */
export type Broken = { readonly text: string; readonly fault: Fault }

type Props = {
  devices: DevicesState | undefined
  choices: readonly CertificateChoice[]
  choice: CertificateChoice | undefined
  onChoose: (value: string) => void
  /** What stands in the way beside the card. */
  hint?: { readonly title: string; readonly text?: string } | undefined
  broken: Broken | undefined
  button: string
  isReady: boolean
  isBusy: boolean
  signing: Signing | undefined
  onSign: () => void
  onStop: () => void
}

/** The card that signs, the one button, and how it goes. */
export function CardSide({ devices, choices, choice, hint, broken, button, ...rest }: Props) {
  const words = useWords()
  const { isReady, isBusy, signing, onChoose, onSign, onStop } = rest
  const seen = seenDevices(devices, choice !== undefined, words)
  return (
    <aside className="sign-side" aria-label={words.sign.card}>
      {choices.length > 0 && (
        <CardChoice
          label={words.sign.card}
          training={words.card.simulated}
          more={words.certificate.more}
          choices={choices}
          value={choice?.value}
          onChoose={onChoose}
        />
      )}
      <output>
        {!choice && (
          <FaultNotice tone="warn" title={seen.what} number={seen.number}>
            {seen.act}
          </FaultNotice>
        )}
      </output>
      {hint && (
        <Notice tone="plain" icon="hint" title={hint.title}>
          {hint.text}
        </Notice>
      )}
      {broken && (
        <div role="alert">
          <FaultNotice title={sayFault(words, broken.fault)} number={failureNumber(broken.fault.code)}>
            {broken.text}
          </FaultNotice>
        </div>
      )}
      <Button look="main" takesFocus={isReady} isDisabled={!isReady} isBusy={isBusy} onPress={onSign}>
        {button}
      </Button>
      {signing && <Progress signing={signing} onStop={onStop} />}
    </aside>
  )
}

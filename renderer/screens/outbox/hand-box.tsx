import type { Line } from '../../../contract/journal.ts'
import type { Way } from '../../../contract/way.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useWords } from '../../words/spoken.ts'

type Props = { line: Line; way: Exclude<Way, 'gateway'>; onGo: () => void }

/** Corrections leave in the hands of a person: what waits for that, and the way there. */
export function HandBox({ line: { waiting, handedOver }, way, onGo }: Props) {
  const { delivery } = useWords()
  const said = delivery.byHand[way]
  const facts = [
    waiting > 0 ? said.waiting(waiting) : '',
    handedOver > 0 ? delivery.handedOver(handedOver) : '',
  ].filter(Boolean)
  return (
    <section className="line-box" aria-label={said.what}>
      <Icon name={way === 'package' ? 'file' : 'pen'} />
      <output className="line-said">
        <strong>{said.what}</strong>
        <span className="quiet">{facts.join(' · ') || delivery.nothing}</span>
      </output>
      <Button look={waiting > 0 ? 'main' : 'usual'} onPress={onGo}>
        {said.go}
      </Button>
    </section>
  )
}

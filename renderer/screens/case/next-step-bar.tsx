import type { Card } from '../../../contract/people.ts'
import type { Fixer } from '../../../domain/diagnosis.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useWords } from '../../words/spoken.ts'
import type { NextStep as Step } from './next-step.ts'

type Props = {
  step: Step
  /** Whom the memo is for. */
  memo: Fixer
  onCompare: (card: Card) => void
  onMemo: (by: Fixer) => void
  /** The same, printed at once. */
  onPrintMemo: (by: Fixer) => void
  /** The record of a relative is to be compared. */
  onCompareOther: (id: string) => void
  onReceipt: (correction: string) => void
  onSeek: () => void
}

/** The foot of a case: what comes of it, and the one main act; the memo is always there. */
export function NextStep({
  step,
  memo,
  onCompare,
  onMemo,
  onPrintMemo,
  onCompareOther,
  onReceipt,
  onSeek,
}: Props) {
  const { cases, person } = useWords()
  const isCorrected = step.does === 'receipt'
  const isMemo = step.does === 'memo' || step.does === 'journal'
  return (
    <footer className="case-foot">
      <p className={isMemo || isCorrected ? 'case-calm' : 'quiet'}>
        {(isMemo || isCorrected) && <Icon name="check" />} {cases.next[step.does]}
      </p>
      {isMemo ? (
        <Button look="main" keys="Enter" takesFocus onPress={() => onPrintMemo(memo)}>
          {cases.printMemo}
        </Button>
      ) : (
        <Button keys="Ctrl+P" onPress={() => onMemo(memo)}>
          {cases.memoFor[memo]}
        </Button>
      )}
      {step.does === 'compare' && (
        <Button look="main" keys="F2" takesFocus onPress={() => onCompare(step.card)}>
          {person.compare}
        </Button>
      )}
      {isCorrected && (
        <>
          <Button keys="F2" onPress={() => onCompare(step.card)}>
            {person.compare}
          </Button>
          <Button look="main" takesFocus onPress={() => onReceipt(step.correction)}>
            <Icon name="file" /> {cases.printReceipt}
          </Button>
        </>
      )}
      {step.does === 'seek' && (
        <Button look="main" takesFocus onPress={onSeek}>
          <Icon name="search" /> {cases.seek}
        </Button>
      )}
      {step.does === 'other-card' &&
        step.relatives.map(({ id, lastName, firstName }, place) => (
          <Button
            key={id}
            look={place === 0 ? 'main' : 'usual'}
            takesFocus={place === 0}
            onPress={() => onCompareOther(id)}
            keys={place === 0 ? 'F2' : undefined}
          >
            {cases.compareCard([lastName, firstName].filter(Boolean).join(' '))}
          </Button>
        ))}
    </footer>
  )
}

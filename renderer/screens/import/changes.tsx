import { useState } from 'react'
import type { ImportList, ImportReport, Look } from '../../../contract/import.ts'
import { LISTS } from '../../../contract/import-codes.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useWords } from '../../words/spoken.ts'
import { Cells } from './cells.tsx'
import { List } from './list.tsx'
import type { Importing } from './use-import.ts'
import './changes.css'

type Props = { importing: Importing; look: Look; onSaveRejected: () => void }

type Shown = ImportList | 'cells'

/** Once for each rehearsal: the function stays the same. */
const begin = (button: HTMLButtonElement | null) => button?.focus()

/** What would happen: every person in one of the lists, questions first, and the way on. */
export function Changes({ importing, look, onSaveRejected }: Props) {
  const { importing: say, desk } = useWords()
  const { report, answers, isStale, leavers } = importing.state
  const [shown, setShown] = useState<Shown>()
  const [asks, setAsks] = useState(false)
  if (!report) return null

  // The focus begins on a list, never on the way on: a stray Enter must load nobody.
  const count = countsOf(report)
  const first = firstOf(count)
  const shownNow = shown ?? first
  const asked = answers.filter(({ how }) => how !== 'skip').length
  const open = Math.max(0, report.questions - asked)
  // Who was skipped with a word of it needs no second question.
  const unanswered = Math.max(0, report.questions - answers.length)
  const gone = leavers.all ? report.leavers - leavers.but.length : leavers.but.length
  const isNew = report.added + report.changed + report.returned + asked + gone > 0
  return (
    <div className="rehearsal">
      <fieldset className="rehearsal-lists" aria-label={say.listsLabel}>
        {([...LISTS, 'cells'] as const).map((list) => (
          <button
            key={list}
            type="button"
            className={`rehearsal-list rehearsal-list-${list}`}
            aria-pressed={list === shownNow}
            ref={list === first ? begin : undefined}
            onClick={() => setShown(list)}
          >
            <span>{list === 'cells' ? say.cells : say.lists[list]}</span>
            <strong>{say.number(count[list])}</strong>
          </button>
        ))}
      </fieldset>
      {shownNow === 'cells' ? (
        <Cells key={report.turn} report={report} look={look} importing={importing} />
      ) : (
        <List
          key={`${shownNow} ${report.turn}`}
          list={shownNow}
          report={report}
          importing={importing}
          onSaveRejected={onSaveRejected}
        />
      )}
      <footer className="rehearsal-foot">
        <Button onPress={importing.backToColumns}>
          <Icon name="back" /> {say.backToColumns}
        </Button>
        <output className="quiet">
          {!isNew && say.nothingNew} {open > 0 && say.willSkip(open)} {gone > 0 && say.gone(gone)}
        </output>
        {isStale && <Button onPress={() => void importing.rehearse()}>{say.rehearseAgain}</Button>}
        <Button
          look="main"
          isDisabled={!isNew}
          onPress={() => (unanswered > 0 ? setAsks(true) : void importing.run())}
        >
          {say.runWith({
            added: report.added,
            changed: report.changed,
            returned: report.returned,
            gone,
            answered: isStale ? asked : 0,
          })}
        </Button>
      </footer>
      {asks && (
        <Dialog
          title={say.unanswered(unanswered)}
          close={desk.close}
          onClose={() => setAsks(false)}
          foot={
            <Button look="main" onPress={() => void importing.run()}>
              {say.run}
            </Button>
          }
        >
          <p>{say.unansweredWhat}</p>
        </Dialog>
      )}
    </div>
  )
}

function countsOf(report: ImportReport): { readonly [List in Shown]: number } {
  const cells = Object.values(report.remarkCounts).reduce((sum, number) => sum + number, 0)
  const { questions, changed, added, returned, leavers, rejected, same } = report
  return { questions, changed, added, returned, leavers, rejected, same, cells }
}

const firstOf = (count: { readonly [List in Shown]: number }): Shown =>
  LISTS.find((list) => count[list] > 0) ?? 'same'

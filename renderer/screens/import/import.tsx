import { useState } from 'react'
import type { Fault } from '../../../contract/fault.ts'
import { call } from '../../link/call.ts'
import { Notice } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Title } from '../../parts/title.tsx'
import { sayFault } from '../../words/say.ts'
import { useWords } from '../../words/spoken.ts'
import { Batches } from './batches.tsx'
import { Changes } from './changes.tsx'
import { Columns } from './columns.tsx'
import { FileFacts } from './file-facts.tsx'
import { Finished } from './finished.tsx'
import { Progress } from './progress.tsx'
import type { Importing, ImportState } from './use-import.ts'
import './import.css'

type Props = { importing: Importing; onTell: (text: string) => void; onFault: (fault: Fault) => void }

const STEPS = ['file', 'columns', 'changes', 'done'] as const

/** From a file of the journal to the base, in four steps: choose, say what the columns are, see what would change, done. */
export function Import({ importing, onTell, onFault }: Props) {
  const words = useWords()
  const say = words.importing
  const { choose, giveUp } = importing
  const { chosen, finished, busy, progress, fault } = importing.state
  const step = stepOf(importing.state)
  // The button is made anew for each, so that it has the focus when the one that was pressed is gone.
  const [undone, setUndone] = useState(0)

  const saveRejected = async () => {
    const outcome = await call('import.save-rejected', {
      ...say.rejectedHeadings,
      reasons: words.rejectedReasons,
    })
    if (outcome.ok) onTell(say.savedRejected(outcome.value.rows))
    else if (outcome.fault.code !== 'file.not-chosen') onFault(outcome.fault)
  }

  return (
    <main className="import">
      <header className="import-head">
        <div className="import-title">
          <Title>{say.title}</Title>
          <p className="quiet">{chosen ? chosen.name : say.lead}</p>
        </div>
        {chosen && (
          <div className="import-ways">
            <Button isDisabled={busy !== undefined} onPress={() => void choose()}>
              <Icon name="file" /> {say.chooseOther}
            </Button>
            <Button isDisabled={busy !== undefined} onPress={giveUp}>
              {say.giveUp}
            </Button>
          </div>
        )}
      </header>
      <Steps at={step} />
      {fault && (
        <div role="alert">
          <Notice tone="fault" icon="fault" title={sayFault(words, fault)} />
        </div>
      )}
      <Progress busy={busy} progress={progress} onCancel={importing.cancel} />
      {!busy && step === 'file' && (
        <div className="import-acts">
          <Button key={undone} look="main" takesFocus onPress={() => void choose()}>
            <Icon name="file" /> {say.choose}
          </Button>
        </div>
      )}
      {chosen && !busy && step === 'columns' && (
        <div className="import-body">
          <Columns look={chosen.look} columns={importing.state.columns} onChange={importing.mean} />
          <FileFacts importing={importing} look={chosen.look} />
        </div>
      )}
      {chosen && !busy && step === 'changes' && (
        <Changes importing={importing} look={chosen.look} onSaveRejected={() => void saveRejected()} />
      )}
      {!busy && finished && (
        <Finished report={finished} onSaveRejected={() => void saveRejected()} onDone={giveUp} />
      )}
      {!busy && step === 'file' && (
        <Batches onUndone={() => setUndone((times) => times + 1)} onTell={onTell} onFault={onFault} />
      )}
    </main>
  )
}

function stepOf({ chosen, report, finished }: ImportState): (typeof STEPS)[number] {
  if (finished) return 'done'
  if (!chosen) return 'file'
  return report ? 'changes' : 'columns'
}

function Steps({ at }: { at: (typeof STEPS)[number] }) {
  const { importing } = useWords()
  return (
    <ol className="import-steps" aria-label={importing.steps}>
      {STEPS.map((step, place) => (
        <li
          key={step}
          {...(step === at ? { 'aria-current': 'step' as const } : {})}
          className={place < STEPS.indexOf(at) ? 'import-step-past' : ''}
        >
          <span className="import-step-number">
            {place < STEPS.indexOf(at) ? <Icon name="check" /> : place + 1}
          </span>
          {importing.step[step]}
        </li>
      ))}
    </ol>
  )
}

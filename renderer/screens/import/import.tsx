import type { Fault } from '../../../contract/fault.ts'
import { call } from '../../link/call.ts'
import { Notice } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Title } from '../../parts/title.tsx'
import { sayFault } from '../../words/say.ts'
import { useWords } from '../../words/spoken.ts'
import { Batches } from './batches.tsx'
import { Columns } from './columns.tsx'
import { Progress } from './progress.tsx'
import { Report } from './report.tsx'
import type { Importing } from './use-import.ts'
import './import.css'

type Props = { importing: Importing; onTell: (text: string) => void; onFault: (fault: Fault) => void }

/** From a file of the journal to the base: choose, say what the columns are, see what would change, take it in. */
export function Import({ importing, onTell, onFault }: Props) {
  const words = useWords()
  const say = words.importing
  const { choose, rehearse, run, mean, leave } = importing
  const { chosen, columns, padSnils, report, finished, busy, progress, fault } = importing.state

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
        <div>
          <Title>{say.title}</Title>
          <p className="quiet">{chosen ? chosen.name : say.lead}</p>
        </div>
        <Button
          look={chosen ? 'usual' : 'main'}
          isDisabled={busy !== undefined}
          onPress={() => void choose()}
        >
          <Icon name="file" /> {chosen ? say.chooseOther : say.choose}
        </Button>
      </header>
      {fault && (
        <div role="alert">
          <Notice tone="fault" icon="fault" title={sayFault(words, fault)} />
        </div>
      )}
      <Progress busy={busy} progress={progress} onCancel={importing.cancel} />
      {chosen && !busy && (
        <div className="import-body">
          <Columns
            look={chosen.look}
            columns={columns}
            onChange={(place, target) => mean({ place, target })}
          />
          {!report && (
            <div className="import-acts">
              <Button look="main" takesFocus onPress={() => void rehearse()}>
                {say.rehearse}
              </Button>
            </div>
          )}
          {report && (
            <Report
              report={report}
              padSnils={padSnils}
              onPad={(pads) => mean({ padSnils: pads })}
              onSaveRejected={() => void saveRejected()}
              onRun={() => void run()}
            />
          )}
        </div>
      )}
      {finished && (
        <section className="finished">
          <Notice tone="good" icon="check" title={say.finished(finished.added, finished.changed)} />
          <div className="import-acts">
            <Button look="main" takesFocus onPress={() => leave()}>
              {say.backToStart}
            </Button>
            {finished.rejected > 0 && (
              <Button onPress={() => void saveRejected()}>
                {say.saveRejected} ({finished.rejected})
              </Button>
            )}
          </div>
        </section>
      )}
      {!chosen && !busy && !finished && <Batches onTell={onTell} onFault={onFault} />}
    </main>
  )
}

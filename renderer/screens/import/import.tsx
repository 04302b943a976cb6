import { useState } from 'react'
import type { Fault } from '../../../contract/fault.ts'
import type { ColumnTarget, ImportReport, Look } from '../../../contract/import.ts'
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
import './import.css'

type Chosen = { readonly file: string; readonly name: string; readonly look: Look }
type Busy = 'look' | 'rehearse' | 'run'

type Props = { onTell: (text: string) => void; onFault: (fault: Fault) => void }

/** From a file of the journal to the base: choose, say what the columns are, see what would change, take it in. */
export function Import({ onTell, onFault }: Props) {
  const words = useWords()
  const say = words.importing
  const [chosen, setChosen] = useState<Chosen>()
  const [columns, setColumns] = useState<readonly (ColumnTarget | null)[]>([])
  const [padSnils, setPadSnils] = useState(false)
  const [report, setReport] = useState<ImportReport>()
  const [finished, setFinished] = useState<ImportReport>()
  const [busy, setBusy] = useState<Busy>()
  const [fault, setFault] = useState<Fault>()

  const choose = async () => {
    const picked = await call('import.choose', {})
    if (!picked.ok) return picked.fault.code === 'file.not-chosen' ? undefined : setFault(picked.fault)
    begin('look')
    const looked = await call('import.look', { file: picked.value.file })
    setBusy(undefined)
    if (!looked.ok) return setFault(looked.fault)
    setChosen({ ...picked.value, look: looked.value })
    setColumns(looked.value.columns.map(({ target }) => target))
    setReport(undefined)
  }
  const begin = (what: Busy) => {
    setBusy(what)
    setFault(undefined)
    setFinished(undefined)
  }
  const order = { file: chosen?.file ?? '', columns: [...columns], padSnils }

  const rehearse = async () => {
    begin('rehearse')
    const outcome = await call('import.rehearse', order)
    setBusy(undefined)
    if (outcome.ok) setReport(outcome.value)
    else setFault(outcome.fault)
  }
  const run = async () => {
    begin('run')
    const outcome = await call('import.run', order)
    setBusy(undefined)
    if (!outcome.ok) return setFault(outcome.fault)
    setChosen(undefined)
    setReport(undefined)
    setFinished(outcome.value.report)
  }
  const change = (place: number, target: ColumnTarget | null) => {
    setColumns(columns.with(place, target))
    setReport(undefined)
  }
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
      <Progress busy={busy} />
      {chosen && !busy && (
        <div className="import-body">
          <Columns look={chosen.look} columns={columns} onChange={change} />
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
              onPad={(pads) => {
                setPadSnils(pads)
                setReport(undefined)
              }}
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
            <Button look="main" takesFocus onPress={() => setFinished(undefined)}>
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

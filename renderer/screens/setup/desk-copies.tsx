import { useState } from 'react'
import type { Copy } from '../../../contract/copies.ts'
import { call } from '../../link/call.ts'
import { useLook } from '../../link/look.ts'
import { Notice } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { useNow } from '../../parts/now.ts'
import { useWords } from '../../words/spoken.ts'
import { moment } from '../../words/time.ts'
import { CopyChecked } from './copy-checked.tsx'
import { SecondFolder } from './second-folder.tsx'
import { SettingsPage } from './settings-page.tsx'
import type { SetupProps } from './setup.tsx'
import { useSettings } from './use-settings.ts'

/** Copies of the base: what there is, the second folder, and the way back to one of them. */
export function DeskCopies(props: SetupProps) {
  const words = useWords()
  const { copies, settings } = words
  const { desk, onTell, onFault } = props
  const editing = useSettings(props)
  const now = useNow()
  const { value: seen, again } = useLook('copies.look', {})
  const [isMaking, setIsMaking] = useState(false)
  const [chosen, setChosen] = useState<Copy>()
  const when = (instant: string) => moment(instant, now, words.desk)

  const make = async () => {
    if (isMaking) return
    setIsMaking(true)
    const outcome = await call('copies.make', {})
    setIsMaking(false)
    again()
    if (!outcome.ok) onFault(outcome.fault)
    else if (!outcome.value.trouble) onTell(copies.made)
  }
  const mayMake = desk.shift !== undefined && desk.shift.way !== 'prepare'
  return (
    <SettingsPage title={settings.parts.copies} lead={copies.lead} editing={editing} keys={['copies']}>
      {(known) => (
        <>
          <div className="copies-head">
            <section>
              <h3>{copies.here}</h3>
              <p>{seen?.lastMade ? copies.last(when(seen.lastMade)) : seen && copies.never}</p>
              {seen?.trouble && (
                <Notice tone="fault" icon="fault" title={copies.troubles[seen.trouble].what}>
                  {copies.troubles[seen.trouble].act}
                </Notice>
              )}
              {mayMake && (
                <Button look="main" isBusy={isMaking} onPress={() => void make()}>
                  {copies.make}
                </Button>
              )}
            </section>
            <SecondFolder seen={seen} editing={known} when={when} onFault={onFault} />
          </div>
          {seen && seen.copies.length > 0 && (
            <>
              <h3 id="copies">{copies.list}</h3>
              <Listed copies={seen.copies} when={when} mayCheck={mayMake} onCheck={setChosen} />
            </>
          )}
          {chosen && (
            <CopyChecked
              copy={chosen}
              mayRestore={known.mayChange && mayMake}
              when={when}
              onClose={() => setChosen(undefined)}
              onFault={onFault}
            />
          )}
        </>
      )}
    </SettingsPage>
  )
}

type ListedProps = {
  copies: readonly Copy[]
  when: (instant: string) => string
  mayCheck: boolean
  onCheck: (copy: Copy) => void
}

function Listed({ copies, when, mayCheck, onCheck }: ListedProps) {
  const { copies: words } = useWords()
  const { columns } = words
  return (
    <table className="setup-table" aria-labelledby="copies">
      <thead>
        <tr>
          {[columns.when, columns.kind, columns.place, columns.size].map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
          <th scope="col">
            <span className="unseen">{columns.acts}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {copies.map((copy) => (
          <tr key={`${copy.place} ${copy.name}`}>
            <th scope="row">{when(copy.madeAt)}</th>
            <td>{words.kinds[copy.kind]}</td>
            <td>{words.places[copy.place]}</td>
            <td className="number">{words.size(copy.bytes)}</td>
            <td>
              {mayCheck && (
                <Button
                  look="plain"
                  aria-label={words.checkWhich(when(copy.madeAt), words.kinds[copy.kind])}
                  onPress={() => onCheck(copy)}
                >
                  {words.check}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

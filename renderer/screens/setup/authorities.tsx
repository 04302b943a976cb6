import { call } from '../../link/call.ts'
import { formatDate } from '../../../domain/date.ts'
import type { Fault } from '../../../contract/fault.ts'
import type { SettingsShown } from '../../../contract/own-settings.ts'
import { Button } from '../../parts/button.tsx'
import { useWords } from '../../words/spoken.ts'

type Authority = SettingsShown['trusted']['value'][number]

type Props = {
  /** Those set, and those chosen since. */
  held: readonly Authority[]
  chosen: readonly string[]
  titles: ReadonlyMap<string, string>
  onChoose: (files: string[]) => void
  onTitle: (file: string, title: string) => void
  onFault: (fault: Fault) => void
}

/** Authorities by their certificates: what is set is named, and files are added and removed. */
export function Authorities({ held, chosen, titles, onChoose, onTitle, onFault }: Props) {
  const { link } = useWords().settings
  const add = async () => {
    const outcome = await call('settings.choose', { kind: 'authority' })
    if (!outcome.ok) {
      if (outcome.fault.code !== 'file.not-chosen') onFault(outcome.fault)
      return
    }
    onTitle(outcome.value.path, outcome.value.title)
    onChoose([...new Set([...chosen, outcome.value.path])])
  }
  return (
    <>
      {chosen.map((file) => {
        const known = held.find((one) => one.file === file)
        const name = known?.name || titles.get(file) || file
        return (
          <span key={file} className="setting-both">
            <span>
              {name}
              {known && <span className="small quiet"> · {formatDate(known.until.slice(0, 10))}</span>}
            </span>
            <Button
              look="plain"
              aria-label={link.removeWhich(name)}
              onPress={() => onChoose(chosen.filter((one) => one !== file))}
            >
              {link.remove}
            </Button>
          </span>
        )
      })}
      <Button onPress={() => void add()}>{link.addAuthority}</Button>
    </>
  )
}

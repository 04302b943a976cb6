import { useState } from 'react'
import type { Fault } from '../../../contract/fault.ts'
import { call } from '../../link/call.ts'
import { Notice } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { sayFault } from '../../words/say.ts'
import { useWords } from '../../words/spoken.ts'
import type { Authority } from './use-school.ts'

type Props = {
  label?: string
  /** What such a file is, and where it is got. */
  what?: string
  /** What it means that none is chosen. */
  none?: string
  choose: string
  chosen: readonly Authority[]
  onChosen: (chosen: readonly Authority[]) => void
}

/** Authorities by the files of their certificates, chosen in the dialog of the system. */
export function Authorities({ label, what, none, choose, chosen, onChosen }: Props) {
  const words = useWords()
  const say = words.start.school
  const [fault, setFault] = useState<Fault>()
  const add = async () => {
    setFault(undefined)
    const outcome = await call('settings.choose', { kind: 'authority' })
    if (!outcome.ok) return outcome.fault.code === 'file.not-chosen' ? undefined : setFault(outcome.fault)
    const { path: file, title: name } = outcome.value
    onChosen([...chosen.filter((one) => one.file !== file), { file, name }])
  }
  return (
    <section className="start-authorities">
      {label && <h2 className="choice-label">{label}</h2>}
      {what && <p className="quiet small">{what}</p>}
      <ul>
        {chosen.map(({ file, name }) => (
          <li key={file}>
            <Icon name="check" /> <span>{name}</span>
            <Button
              look="plain"
              aria-label={say.removeWhom(name)}
              onPress={() => onChosen(chosen.filter((one) => one.file !== file))}
            >
              {say.remove}
            </Button>
          </li>
        ))}
      </ul>
      <output>{fault && <Notice tone="fault" icon="fault" title={sayFault(words, fault)} />}</output>
      <Button onPress={() => void add()}>
        <Icon name="file" /> {choose}
      </Button>
      {none && chosen.length === 0 && <p className="quiet small">{none}</p>}
    </section>
  )
}

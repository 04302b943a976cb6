import { useState } from 'react'
import type { Fault } from '../../../contract/fault.ts'
import { mayDo } from '../../../domain/role.ts'
import { useLook } from '../../link/look.ts'
import type { Edited } from './edited.ts'
import { MakePackage } from './make-package.tsx'
import { MappingEditor } from './mapping-editor.tsx'
import { Mappings } from './mappings.tsx'
import { Packages } from './packages.tsx'
import './exchange.css'
import './mapping.css'

type Props = {
  onOpen: (person: string) => void
  onTell: (text: string, action?: { word: string; keys?: string; act: () => void }) => void
  onFault: (fault: Fault) => void
}

type View = 'packages' | 'making' | 'mappings' | Edited

/** Packages for journals without an interface: those that were made, a new one, and the tables that go in. */
export function Exchange({ onOpen, onTell, onFault }: Props) {
  const [view, setView] = useState<View>('packages')
  const { value: desk } = useLook('desk.look', {})
  const mayChange = desk?.shift?.way === 'card' && mayDo(desk.shift.role, 'delivery')
  const done = (next: View) => (said: string) => {
    onTell(said)
    setView(next)
  }
  return <main className="exchange">{page()}</main>

  function page() {
    if (typeof view === 'object')
      return (
        <MappingEditor
          begun={view}
          onDone={done('mappings')}
          onCancel={() => setView('mappings')}
          onFault={onFault}
        />
      )
    if (view === 'making')
      return (
        <MakePackage
          mayChange={mayChange}
          onMade={done('packages')}
          onBack={() => setView('packages')}
          onMappings={() => setView('mappings')}
          onFault={onFault}
        />
      )
    if (view === 'mappings')
      return (
        <Mappings
          mayChange={mayChange}
          onEdit={setView}
          onBack={() => setView('packages')}
          onTell={onTell}
          onFault={onFault}
        />
      )
    return (
      <Packages
        onMake={() => setView('making')}
        onMappings={() => setView('mappings')}
        onOpen={onOpen}
        onTell={onTell}
        onFault={onFault}
      />
    )
  }
}

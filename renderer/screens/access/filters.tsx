import type { AccessBy, AccessLine } from '../../../contract/access.ts'
import { EVENT_KINDS, type EventKind } from '../../../domain/event.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Select } from '../../parts/select.tsx'
import { useWords } from '../../words/spoken.ts'
import { PersonFilter } from './person-filter.tsx'
import { PeriodChoice } from './period-choice.tsx'
import { nameOf, sayBy } from './said.ts'
import type { AccessWork } from './work.ts'

type Props = {
  work: AccessWork
  onWork: (work: AccessWork) => void
  staff: readonly AccessBy[]
  person: AccessLine['person']
}

/** What of the log is shown. */
export function Filters({ work, onWork, staff, person }: Props) {
  const words = useWords()
  const { access } = words
  const { filters } = access
  const name = person && (nameOf(person) || access.gone)
  return (
    <search className="access-filters" aria-label={filters.label}>
      <PeriodChoice value={work} onChange={(period) => onWork({ ...work, ...period })} />
      <Select
        label={filters.staff}
        value={work.staff}
        options={[
          { value: '', word: filters.everybody },
          ...staff.map((by) => ({ value: by.key, word: sayBy(by, words) })),
        ]}
        onChoose={(chosen) => onWork({ ...work, staff: chosen })}
      />
      <Select<EventKind | ''>
        label={filters.kind}
        value={work.kind}
        options={[
          { value: '', word: filters.everything },
          ...EVENT_KINDS.map((kind) => ({ value: kind, word: access.kinds[kind] })),
        ]}
        onChoose={(kind) => onWork({ ...work, kind })}
      />
      {work.person === '' ? (
        <PersonFilter label={filters.find} onPerson={(id) => onWork({ ...work, person: id })} />
      ) : (
        <Button
          aria-label={filters.anybody(name ?? '')}
          pressed
          onPress={() => onWork({ ...work, person: '' })}
        >
          {name} <Icon name="close" />
        </Button>
      )}
    </search>
  )
}

import { useState } from 'react'
import type { AccessBy, AccessFilter } from '../../../contract/access.ts'
import type { Fault } from '../../../contract/fault.ts'
import { call } from '../../link/call.ts'
import { useLook } from '../../link/look.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Segments } from '../../parts/segments.tsx'
import { Select } from '../../parts/select.tsx'
import { sayFault } from '../../words/say.ts'
import { useWords } from '../../words/spoken.ts'
import { fileWords } from './file-words.ts'
import { PeriodChoice } from './period-choice.tsx'
import { PersonFilter } from './person-filter.tsx'
import { nameOf, sayBy } from './said.ts'
import { daysOf, lately } from './work.ts'

type Props = {
  staff: readonly AccessBy[]
  onTell: (text: string) => void
  onFault: (fault: Fault) => void
}

const FORMS = ['xlsx', 'csv'] as const

/** The file for the inquiry: for which time, whose acts, about whom; with what goes into it counted beforehand. */
export function LeakFile({ staff, onTell, onFault }: Props) {
  const words = useWords()
  const { filters, leak } = words.access
  const [period, setPeriod] = useState({ period: 'month' as typeof lately.period, from: '', to: '' })
  const [by, setBy] = useState('')
  const [people, setPeople] = useState<readonly string[]>([])
  const [form, setForm] = useState<(typeof FORMS)[number]>('xlsx')
  const [isBusy, setBusy] = useState(false)
  const [now] = useState(() => Date.now())
  const filter: AccessFilter = {
    ...daysOf(period, now),
    ...(by && { staff: [by] }),
    ...(people.length > 0 && { people: [...people] }),
  }
  const { value: count, fault } = useLook('access.count', filter)

  const save = async () => {
    setBusy(true)
    const outcome = await call('access.export', { ...filter, file: form, words: fileWords(words) })
    setBusy(false)
    if (outcome.ok) onTell(leak.file.saved(outcome.value.name))
    else if (outcome.fault.code !== 'file.not-chosen') onFault(outcome.fault)
  }
  return (
    <section className="leak-file">
      <h2>{leak.file.title}</h2>
      <p>{leak.file.what}</p>
      <div className="access-filters">
        <PeriodChoice value={period} onChange={setPeriod} />
        <Select
          label={leak.file.staff}
          value={by}
          options={[
            { value: '', word: filters.everybody },
            ...staff.map((one) => ({ value: one.key, word: sayBy(one, words) })),
          ]}
          onChoose={setBy}
        />
        <Segments
          label={leak.file.form}
          value={form}
          options={FORMS.map((value) => ({ value, word: leak.file.forms[value] }))}
          onChoose={setForm}
        />
      </div>
      <div className="access-filters">
        <PersonFilter
          label={filters.find}
          onPerson={(id) => setPeople((held) => (held.includes(id) ? held : [...held, id]))}
        />
        {people.length === 0 && <span className="quiet">{leak.file.allPeople}</span>}
        {people.map((id) => (
          <Chosen key={id} id={id} onRemove={() => setPeople((held) => held.filter((one) => one !== id))} />
        ))}
      </div>
      <output>
        {fault && !count && sayFault(words, fault)}
        {count?.rows === 0 && leak.file.none}
        {count && count.rows > 0 && (
          <>
            <p>{leak.file.counts(count.rows, count.people, count.staff)}</p>
            {count.lists > 0 && <p className="quiet small">{leak.file.lists(count.lists)}</p>}
          </>
        )}
      </output>
      <Button look="main" isBusy={isBusy} isDisabled={!count || count.rows === 0} onPress={() => void save()}>
        <Icon name="file" /> {leak.file.save}
      </Button>
      <p className="quiet small">{leak.file.secret}</p>
    </section>
  )
}

function Chosen({ id, onRemove }: { id: string; onRemove: () => void }) {
  const { leak, gone } = useWords().access
  const { value } = useLook('access.choices', { person: id })
  const name = value?.person ? nameOf(value.person) || gone : '…'
  return (
    <Button aria-label={leak.file.remove(name)} pressed onPress={onRemove}>
      {name} <Icon name="close" />
    </Button>
  )
}

import { Select } from '../../parts/select.tsx'
import { TextField } from '../../parts/text-field.tsx'
import { useWords } from '../../words/spoken.ts'
import { isWrongDay, PERIODS, type AccessWork } from './work.ts'

type Chosen = Pick<AccessWork, 'period' | 'from' | 'to'>

type Props = { value: Chosen; onChange: (chosen: Chosen) => void }

/** For which time: one of the usual periods, or two dates. */
export function PeriodChoice({ value: { period, from, to }, onChange }: Props) {
  const { filters } = useWords().access
  const wrong = (typed: string) => (isWrongDay(typed) ? filters.wrongDay : undefined)
  return (
    <>
      <Select
        label={filters.period}
        value={period}
        options={PERIODS.map((one) => ({ value: one, word: filters.periods[one] }))}
        onChoose={(chosen) => onChange({ period: chosen, from, to })}
      />
      {period === 'own' && (
        <div className="access-dates">
          <TextField
            label={filters.from}
            value={from}
            wrong={wrong(from)}
            maxLength={20}
            onChange={(typed) => onChange({ period, from: typed, to })}
          />
          <TextField
            label={filters.to}
            value={to}
            wrong={wrong(to)}
            maxLength={20}
            onChange={(typed) => onChange({ period, from, to: typed })}
          />
        </div>
      )}
    </>
  )
}

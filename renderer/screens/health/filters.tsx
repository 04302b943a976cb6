import type { Health, HealthFilter } from '../../../contract/health.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Select } from '../../parts/select.tsx'
import { useWords } from '../../words/spoken.ts'
import { classNames } from './classes.ts'
import { inGravity, SEVERITIES, type Severity } from './kinds.ts'
import { sayKind } from './say.ts'

type Change = { readonly [Part in keyof HealthFilter]: HealthFilter[Part] | undefined }

type Props = {
  filter: HealthFilter
  classes: Health['classes']
  kinds: Health['kinds']
  onChange: (change: Change) => void
}

/** Stands for "whatever": no class and no code is called so. */
const ANY = '*'

/** The conditions that narrow the list; each may be set and taken away by itself, and all must hold. */
export function Filters({ filter, classes, kinds, onChange }: Props) {
  const words = useWords()
  const { list } = words.health
  const known = new Set([...inGravity(kinds).map(({ code }) => code), ...(filter.code ? [filter.code] : [])])
  const set = (part: keyof HealthFilter) => (value: string) =>
    onChange({ [part]: value === ANY ? undefined : value } as Change)
  const parts = [
    {
      part: 'className',
      any: list.anyClass,
      options: classNames(classes).map((value) => ({ value, word: list.class(value) })),
    },
    {
      part: 'code',
      any: list.anyCode,
      options: [...known].map((value) => ({ value, word: sayKind(words, value) })),
    },
    {
      part: 'severity',
      any: list.anySeverity,
      options: SEVERITIES.map((value: Severity) => ({ value, word: list.severities[value] })),
    },
  ] as const
  return (
    <fieldset className="filters">
      <legend className="unseen">{list.filters}</legend>
      {parts.map(({ part, any, options }) => (
        <span key={part} className={filter[part] === undefined ? 'filter' : 'filter filter-on'}>
          <Select
            label={list[part]}
            value={filter[part] ?? ANY}
            options={[{ value: ANY, word: any }, ...options]}
            onChoose={set(part)}
          />
          {filter[part] !== undefined && (
            <Button
              look="plain"
              aria-label={list.remove(list.parts[part])}
              onPress={() => onChange({ [part]: undefined } as Change)}
            >
              <Icon name="close" />
            </Button>
          )}
        </span>
      ))}
      {Object.keys(filter).length > 1 && (
        <Button
          look="plain"
          onPress={() => onChange({ className: undefined, code: undefined, severity: undefined })}
        >
          {list.clear}
        </Button>
      )}
    </fieldset>
  )
}

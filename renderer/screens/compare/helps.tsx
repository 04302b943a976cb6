import { parseSeries } from '../../../domain/certificate.ts'
import { showField } from '../../../domain/field.ts'
import type { Field } from '../../../domain/person.ts'
import { useLook } from '../../link/look.ts'
import { Button } from '../../parts/button.tsx'
import { Notice } from '../../parts/badge.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useWords } from '../../words/spoken.ts'

type SuggestionsProps = { person: string; typed: string; onTake: (value: string) => void }

/** СНИЛС one slip away from what stands or was typed. Taken only when pressed. */
export function SnilsSuggestions({ person, typed, onTake }: SuggestionsProps) {
  const { compare } = useWords()
  const { value } = useLook('people.suggestSnils', { id: person, typed })
  if (!value || value.candidates.length === 0) return null
  return <Offer lead={compare.suggestions} field="snils" values={value.candidates} onTake={onTake} />
}

type RepairsProps = {
  /** What was found in the field: by its marks, or in what was typed. */
  found: readonly { readonly repair?: string | undefined }[]
  field: Field
  onTake: (value: string) => void
}

/** Values that would mend the field. */
export function Repairs({ found, field, onTake }: RepairsProps) {
  const { compare } = useWords()
  const values = [
    ...new Set(found.flatMap(({ repair }) => (repair === undefined || repair === '' ? [] : [repair]))),
  ]
  if (values.length === 0 || field === 'snils') return null
  return <Offer lead={compare.repairs} field={field} values={values} onTake={onTake} />
}

type OfferProps = { lead: string; field: Field; values: readonly string[]; onTake: (value: string) => void }

const Offer = ({ lead, field, values, onTake }: OfferProps) => (
  <div className="offer">
    <p className="small">{lead}</p>
    <div className="offer-values">
      {values.map((value) => (
        <Button key={value} onPress={() => onTake(value)}>
          <span className="number">{showField(field, value)}</span>
        </Button>
      ))}
    </div>
  </div>
)

/** Who else has the value that was just typed. */
export function Others({
  person,
  field,
  value,
}: {
  person: string
  field: 'snils' | 'phone' | 'email'
  value: string
}) {
  const { compare, kinds, person: personWords } = useWords()
  const { value: seen } = useLook('people.others', { id: person, field, value })
  if (!seen || seen.others.length === 0) return null
  return (
    <Notice tone="warn" icon="warning" title={compare.others[field]}>
      {seen.others.map((one) => (
        <span key={one.id} className="other-person">
          <Icon name={one.kind} /> {kinds[one.kind]} {one.lastName} {one.firstName} {one.middleName}
          {one.className && `, ${personWords.class(one.className)}`}
        </span>
      ))}
    </Notice>
  )
}

/** How what was typed will be kept, where that is not the same: the repair of a layout is never silent. */
export function KeptForm({ field, typed, becomes }: { field: Field; typed: string; becomes: string }) {
  const { compare } = useWords()
  const series = field === 'certificateSeries' ? parseSeries(typed) : undefined
  if (series?.ok && series.value.replaced.length > 0) {
    const isSure = series.value.replaced.every(({ sure }) => sure)
    return (
      <Notice
        tone={isSure ? 'accent' : 'warn'}
        icon={isSure ? 'hint' : 'warning'}
        title={compare.layout(typed.trim(), becomes)}
      >
        {!isSure && compare.unsure}
      </Notice>
    )
  }
  const shown = showField(field, becomes)
  return shown === typed.trim() ? null : <p className="kept small quiet">{compare.kept(shown)}</p>
}

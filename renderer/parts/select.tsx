import './select.css'

type Props<Value extends string> = {
  label: string
  value: Value
  options: readonly { readonly value: Value; readonly word: string }[]
  onChoose: (value: Value) => void
}

/** One of many answers, folded away. The browser's own: it knows keys and screen readers best. */
export const Select = <Value extends string>({ label, value, options, onChoose }: Props<Value>) => (
  <select
    className="select"
    aria-label={label}
    value={value}
    onChange={(event) => onChoose(event.target.value as Value)}
  >
    {options.map((option) => (
      <option key={option.value} value={option.value}>
        {option.word}
      </option>
    ))}
  </select>
)

import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import './segments.css'

type Props<Value extends string> = {
  label: string
  value: Value
  options: readonly { readonly value: Value; readonly word: string }[]
  onChoose: (value: Value) => void
}

/** One of a few views of the same list, side by side. */
export function Segments<Value extends string>({ label, value, options, onChoose }: Props<Value>) {
  return (
    <ToggleButtonGroup
      className="segments"
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = options.find((option) => keys.has(option.value))
        if (chosen) onChoose(chosen.value)
      }}
    >
      {options.map((option) => (
        <ToggleButton key={option.value} id={option.value} className="segment">
          {option.word}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}

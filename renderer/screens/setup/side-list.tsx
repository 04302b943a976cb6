import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import type { ReactNode } from 'react'

type Props<Value extends string> = {
  label: string
  value: Value
  groups: readonly {
    readonly title: string
    readonly options: readonly { readonly value: Value; readonly word: string; readonly mark?: ReactNode }[]
  }[]
  onChoose: (value: Value) => void
}

/** The parts of a screen beside it, in groups; one of them is shown. Arrows go from part to part. */
export function SideList<Value extends string>({ label, value, groups, onChoose }: Props<Value>) {
  return (
    <ToggleButtonGroup
      className="side-list"
      aria-label={label}
      orientation="vertical"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const options = groups.flatMap((group) => group.options)
        const chosen = options.find((option) => keys.has(option.value))
        if (chosen) onChoose(chosen.value)
      }}
    >
      {groups.map(({ title, options }) => (
        <div key={title} className="side-group">
          <span className="small quiet">{title}</span>
          {options.map((option) => (
            <ToggleButton key={option.value} id={option.value} className="side-part">
              {option.word}
              {option.mark}
            </ToggleButton>
          ))}
        </div>
      ))}
    </ToggleButtonGroup>
  )
}

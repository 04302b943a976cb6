import { Fragment, useEffect, useRef, type ReactNode } from 'react'
import { Checkbox as Box, Label, Radio, RadioGroup } from 'react-aria-components'
import { Icon } from './icon.tsx'
import './choice.css'

type ChoiceProps<Value extends string> = {
  label: string
  value: Value | undefined
  options: readonly {
    readonly value: Value
    readonly word: ReactNode
    /** What stands beneath and is no part of what is pressed. */
    readonly below?: ReactNode
    readonly isOff?: boolean
  }[]
  onChoose: (value: Value) => void
  wrong?: string | undefined
  takesFocus?: boolean
}

/** One of several answers, all in sight. Nothing is chosen beforehand unless it is given. */
export function Choice<Value extends string>({
  label,
  value,
  options,
  onChoose,
  wrong,
  takesFocus = false,
}: ChoiceProps<Value>) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (takesFocus) list.current?.querySelector('input')?.focus()
  }, [takesFocus])
  return (
    <RadioGroup
      className="choice"
      value={value ?? null}
      onChange={(chosen) => onChoose(chosen as Value)}
      isInvalid={wrong !== undefined}
    >
      <Label className="choice-label">{label}</Label>
      {wrong && (
        <span className="choice-wrong">
          <Icon name="fault" /> {wrong}
        </span>
      )}
      <div className="choice-options" ref={list}>
        {options.map((option) => (
          <Fragment key={option.value}>
            <Radio value={option.value} className="option" isDisabled={option.isOff ?? false}>
              <span className="option-dot" />
              <span className="option-word">{option.word}</span>
            </Radio>
            {option.below}
          </Fragment>
        ))}
      </div>
    </RadioGroup>
  )
}

type CheckboxProps = {
  label?: string
  isChosen: boolean
  isPartly?: boolean
  onChange: (chosen: boolean) => void
  children?: ReactNode
}

/** A tick beside a word, or beside a whole row that `label` names. */
export const Checkbox = ({ label, isChosen, isPartly = false, onChange, children }: CheckboxProps) => (
  <Box
    className="tick"
    isSelected={isChosen}
    isIndeterminate={isPartly}
    onChange={onChange}
    {...(label === undefined ? {} : { 'aria-label': label })}
  >
    <span className="tick-box">
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path className="tick-yes" d="m3 8.5 3.5 3.5L13 4.5" />
        <path className="tick-partly" d="M3.5 8h9" />
      </svg>
    </span>
    {children && <span>{children}</span>}
  </Box>
)

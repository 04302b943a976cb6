import { useEffect, useRef } from 'react'
import { FieldError, Input, Label, Text, TextArea, TextField as Field } from 'react-aria-components'
import { Icon } from './icon.tsx'
import './text-field.css'

type Props = {
  label: string
  value: string
  onChange: (value: string) => void
  hint?: string
  wrong?: string | undefined
  /** As many lines as these; one where not said. */
  lines?: number
  maxLength?: number
  takesFocus?: boolean
}

/** A line or a few lines to be written, with what to write there and what is wrong with it. */
export function TextField({
  label,
  value,
  onChange,
  hint,
  wrong,
  lines = 1,
  maxLength = 500,
  takesFocus = false,
}: Props) {
  const field = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (takesFocus) field.current?.querySelector<HTMLElement>('input, textarea')?.focus()
  }, [takesFocus])
  return (
    <Field
      ref={field}
      className="text-field"
      value={value}
      onChange={onChange}
      isInvalid={wrong !== undefined}
      maxLength={maxLength}
      autoComplete="off"
      spellCheck="false"
    >
      <Label className="choice-label">{label}</Label>
      {lines > 1 ? <TextArea rows={lines} /> : <Input />}
      {wrong === undefined && hint && (
        <Text slot="description" className="quiet small">
          {hint}
        </Text>
      )}
      <FieldError className="choice-wrong">
        <Icon name="fault" /> {wrong}
      </FieldError>
    </Field>
  )
}

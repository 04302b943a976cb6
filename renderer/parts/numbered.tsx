import { useRef, type ComponentProps, type KeyboardEvent } from 'react'
import { Choice } from './choice.tsx'
import './numbered.css'

type Props<Value extends string> = ComponentProps<typeof Choice<Value>>

/**
 * One of several answers, each by its digit. After a digit the keys go on at the next question, after the last one at
 * the main button.
 */
export function Numbered<Value extends string>({ options, onChoose, ...rest }: Props<Value>) {
  const place = useRef<HTMLDivElement>(null)
  const press = (event: KeyboardEvent) => {
    const option = event.ctrlKey || event.altKey ? undefined : options[Number(event.key) - 1]
    if (!option || option.isOff) return
    event.preventDefault()
    event.stopPropagation()
    onChoose(option.value)
    focusAfter(place.current)
  }
  return (
    <div ref={place} role="presentation" onKeyDown={press}>
      <Choice
        {...rest}
        onChoose={onChoose}
        options={options.map((option, number) => ({
          ...option,
          word: (
            <span className="numbered">
              <span>{option.word}</span>
              <kbd aria-hidden="true">{number + 1}</kbd>
            </span>
          ),
        }))}
      />
    </div>
  )
}

function focusAfter(place: HTMLElement | null): void {
  const around = place?.closest('[role=dialog], main')
  if (!place || !around) return
  const questions = [...around.querySelectorAll<HTMLElement>('.choice')]
  const next = questions[questions.findIndex((one) => place.contains(one)) + 1]
  const input = next?.querySelector<HTMLElement>('input:checked') ?? next?.querySelector<HTMLElement>('input')
  const button = around.querySelector<HTMLElement>('.button-main')
  ;(input ?? button)?.focus()
}

import { useEffect, useId, useRef, useState } from 'react'
import type { ColumnTarget, Look } from '../../../contract/import.ts'
import { formatDate } from '../../../domain/date.ts'
import { Notice } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { Checkbox, Choice } from '../../parts/choice.tsx'
import { sayFault } from '../../words/say.ts'
import { useWords } from '../../words/spoken.ts'
import type { Importing, Repairs } from './use-import.ts'

type Props = { importing: Importing; look: Look }

/** Without one of these nobody in the file has a name. */
const NAMES: ReadonlySet<string> = new Set(['fullName', 'lastName', 'firstName'])

const isName = (target: ColumnTarget | null): boolean => target?.whose === 0 && NAMES.has(target.what)

const REPAIRS = ['padSnils', 'padPapers', 'mendSpaces', 'emptyErases'] as const

/** What the file is, which of its sheets is meant, what to put right in it; and on to what would change. */
export function FileFacts({ importing, look }: Props) {
  const words = useWords()
  const say = words.importing
  const { columns, repairs } = importing.state
  const known = columns.filter(Boolean).length
  const isNamed = columns.some(isName)
  // Whoever has just chosen a column keeps the focus there.
  const [isNamedAtFirst] = useState(isNamed)
  const reason = useRef<HTMLParagraphElement>(null)
  const reasonId = useId()
  useEffect(() => {
    if (!isNamedAtFirst) reason.current?.focus()
  }, [isNamedAtFirst])
  return (
    <section className="facts">
      <Button
        look="main"
        takesFocus={isNamedAtFirst}
        isDisabled={!isNamed}
        {...(isNamed ? {} : { 'aria-describedby': reasonId })}
        onPress={() => void importing.rehearse()}
      >
        {say.rehearse}
      </Button>
      {!isNamed && (
        <p ref={reason} id={reasonId} tabIndex={-1}>
          {sayFault(words, { code: 'import.no-name-column' })}
        </p>
      )}
      <ul className="quiet small">
        <li>
          {look.form === 'csv'
            ? say.csvForm(say.separators[look.separator], look.encoding.toUpperCase())
            : say.workbookForm}
        </li>
        <li>{say.headingsAt(look.headingRow, look.storeys)}</li>
        <li>{say.known(known, columns.length)}</li>
      </ul>
      {look.rememberedAt && (
        <Notice
          tone="accent"
          icon="clock"
          title={say.rememberedAt(formatDate(look.rememberedAt.slice(0, 10)))}
        >
          <Button look="plain" onPress={() => void importing.forget()}>
            {say.forget}
          </Button>
        </Notice>
      )}
      {look.sheets.length > 1 && (
        <div>
          <Choice
            label={say.sheets}
            value={String(look.sheet)}
            options={look.sheets.map(({ name, rows }, at) => ({
              value: String(at),
              word: say.sheetOption(name, rows),
            }))}
            onChoose={(sheet) => importing.turnTo(Number(sheet))}
          />
          <p className="quiet small">{say.sheetWhat}</p>
        </div>
      )}
      <fieldset className="facts-repairs">
        <legend>{say.repairs}</legend>
        {REPAIRS.map((name: keyof Repairs) => (
          <Checkbox
            key={name}
            isChosen={repairs[name]}
            onChange={(chosen) => importing.repair({ [name]: chosen })}
          >
            {say[name]}
          </Checkbox>
        ))}
      </fieldset>
    </section>
  )
}

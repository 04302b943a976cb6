import type { Desk } from '../../../contract/desk.ts'
import type { Fault } from '../../../contract/fault.ts'
import { useLook } from '../../link/look.ts'
import { useWords } from '../../words/spoken.ts'
import { Memo } from './memo.tsx'
import type { PaperKind } from './paper-kind.ts'
import { Preview } from './preview.tsx'

type Asked = Extract<PaperKind, { kind: 'memo' }>

type Props = {
  desk: Desk
  memo: Asked
  onBack: () => void
  onTell: (text: string) => void
  onFault: (fault: Fault) => void
}

/** The memo of a case: for this person, or for whoever has called. */
export function MemoPaper({ memo, ...rest }: Props) {
  const { person } = memo
  return person ? (
    <MemoOfPerson memo={memo} person={person} {...rest} />
  ) : (
    <MemoOfAnybody memo={memo} {...rest} />
  )
}

function MemoOfPerson({ desk, memo, person, ...rest }: Props & { person: string }) {
  const words = useWords()
  const found = useFound(memo)
  const card = useLook('people.open', { id: person })
  return (
    <Preview
      title={words.cases.memoFor[memo.by]}
      noted={{ kind: 'memo', subject: person }}
      file={`${words.cases.memoFor[memo.by]} ${memo.code} ${person.slice(-8)}`}
      fault={found.fault ?? card.fault}
      onAgain={() => {
        found.again()
        card.again()
      }}
      {...rest}
    >
      {found.value && card.value && (
        <Memo desk={desk} found={found.value} by={memo.by} person={card.value.record} seen={memo.message} />
      )}
    </Preview>
  )
}

function MemoOfAnybody({ desk, memo, ...rest }: Props) {
  const words = useWords()
  const { value, fault, again } = useFound(memo)
  return (
    <Preview
      title={words.cases.memoFor[memo.by]}
      noted={{ kind: 'memo', subject: memo.code }}
      file={`${words.cases.memoFor[memo.by]} ${memo.code}`}
      fault={fault}
      onAgain={again}
      {...rest}
    >
      {value && <Memo desk={desk} found={value} by={memo.by} person={undefined} seen={memo.message} />}
    </Preview>
  )
}

const useFound = ({ code, person, visitor }: Asked) =>
  useLook('case.open', { code, ...(person && { person }), ...(visitor && { visitor }) })

import type { Desk } from '../../../contract/desk.ts'
import type { Fault } from '../../../contract/fault.ts'
import { ActPaper } from './act.tsx'
import { ClassListPaper } from './class-list.tsx'
import { CorrectionsPaper } from './corrections.tsx'
import { KeysPaper } from './keys.tsx'
import { MemoPaper } from './memo-paper.tsx'
import type { PaperKind } from './paper-kind.ts'
import { PrintsAtOnce } from './prints-at-once.ts'
import { ReceiptPaper } from './receipt.tsx'
import { RegisterPaper } from './register.tsx'

type Props = {
  desk: Desk
  paper: PaperKind
  /** It is to be printed at once; told when that begins. */
  onPrinting: (() => void) | undefined
  onBack: () => void
  onTell: (text: string) => void
  onFault: (fault: Fault) => void
}

/** A paper as it will be printed, with the ways to print it. */
export function Paper({ onPrinting, ...shown }: Props) {
  return (
    <PrintsAtOnce value={onPrinting}>
      <Shown {...shown} />
    </PrintsAtOnce>
  )
}

function Shown({ paper, ...rest }: Omit<Props, 'onPrinting'>) {
  switch (paper.kind) {
    case 'memo':
      return <MemoPaper memo={paper} {...rest} />
    case 'receipt':
      return <ReceiptPaper id={paper.correction} {...rest} />
    case 'class-list':
      return <ClassListPaper className={paper.className} {...rest} />
    case 'keys':
      return <KeysPaper {...rest} />
    case 'act':
      return <ActPaper number={paper.number} {...rest} />
    case 'requests':
      return <RegisterPaper {...rest} />
    case 'register':
      return <CorrectionsPaper filter={paper.filter} {...rest} />
  }
}

import type { Desk } from '../../../contract/desk.ts'
import type { Fault } from '../../../contract/fault.ts'
import { ClassListPaper } from './class-list.tsx'
import { MemoPaper } from './memo-paper.tsx'
import type { PaperKind } from './paper-kind.ts'
import { ReceiptPaper } from './receipt.tsx'
import { RegisterPaper } from './register.tsx'

type Props = {
  desk: Desk
  paper: PaperKind
  onBack: () => void
  onTell: (text: string) => void
  onFault: (fault: Fault) => void
}

/** A paper as it will be printed, with the ways to print it. */
export function Paper({ paper, ...rest }: Props) {
  switch (paper.kind) {
    case 'memo':
      return <MemoPaper memo={paper} {...rest} />
    case 'receipt':
      return <ReceiptPaper id={paper.correction} {...rest} />
    case 'class-list':
      return <ClassListPaper className={paper.className} {...rest} />
    case 'requests':
      return <RegisterPaper {...rest} />
  }
}

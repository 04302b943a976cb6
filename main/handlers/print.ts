import type { Handlers } from '../../contract/index.ts'
import type { Desk, Dialogs } from '../desk.ts'
import { createPapers, type Printer } from '../print/papers.ts'

type PrintHandlers = Pick<Handlers, Extract<keyof Handlers, `print.${string}`>>

/** The sheet that is shown, on paper or as a file. */
export function printHandlers({ note }: Desk, printer: Printer, { saveAs }: Dialogs): PrintHandlers {
  const papers = createPapers({ printer, saveAs, note })
  return { 'print.paper': papers.print, 'print.pdf': papers.pdf }
}

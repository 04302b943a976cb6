import type { Dialog } from 'electron'
import { guarded, standsFor } from './guard.ts'

/** Nobody sits at a test's screen: a dialog that no test answers is a fault, and must not hang. */
function unanswered(name: string): () => never {
  return () => {
    throw new Error(`electron stand-in: dialog.${name} was not answered by the test`)
  }
}

export const dialog = standsFor<Dialog>()(
  guarded('dialog', {
    showOpenDialog: unanswered('showOpenDialog'),
    showOpenDialogSync: unanswered('showOpenDialogSync'),
    showSaveDialog: unanswered('showSaveDialog'),
    showSaveDialogSync: unanswered('showSaveDialogSync'),
    showMessageBox: unanswered('showMessageBox'),
    showMessageBoxSync: unanswered('showMessageBoxSync'),
    showErrorBox: (title: string, content: string) => console.error(`${title}: ${content}`),
  }),
)

/** The `electron` module inside a utility process: Electron has only these two there, the stand-in neither. */
import { guarded } from './guard.ts'

export const net = guarded('net (of a utility process)', {})
export const systemPreferences = guarded('systemPreferences (of a utility process)', {})

const electron = guarded('electron (of a utility process)', { net, systemPreferences })
export { electron as default, electron as 'module.exports' }

import koffi from 'koffi'

const CORE = 4
const SET_DUMPABLE = 4

/**
 * Whatever ends this process, the system writes nothing of its memory to the disk; and no other program of the same
 * person looks into it (the way of KeePassXC and Bitwarden). On Linux; what Windows needs is in the deployment manual.
 * Gives whether it could.
 */
export function forbidDumps(): boolean {
  if (process.platform !== 'linux') return false
  try {
    const system = koffi.load('libc.so.6')
    const limit = koffi.struct({ soft: 'ulong', hard: 'ulong' })
    const setLimit = system.func('setrlimit', 'int', ['int', koffi.pointer(limit)])
    const control = system.func('prctl', 'int', ['int', 'ulong', 'ulong', 'ulong', 'ulong'])
    return setLimit(CORE, { soft: 0, hard: 0 }) === 0 && control(SET_DUMPABLE, 0, 0, 0, 0) === 0
  } catch {
    return false // another system library: the limit of the session file is left
  }
}

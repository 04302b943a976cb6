/** One thing that a pack has made: a file or a folder under `dist/`. */
export type Made = { readonly file: string; readonly kind: string; readonly bytes: number }

/** Which system a package is for, by Node's name for it; all are for x64. */
export type System = 'linux' | 'win32'

/** The folder that electron-builder lays out for a system, under `dist/`. */
export const unpackedFolder = { linux: 'linux-unpacked', win32: 'win-unpacked' } as const

/** The program's own file in that folder. */
export const programFile = { linux: 'sverka', win32: 'Sverka.exe' } as const

import { protocol } from 'electron'
import { pageAt } from '../pages.ts'

/** Must be called before the app is ready. */
export const registerScheme = (): void =>
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])

/** Serves both pages from the built renderer. */
export const servePages = (folder: string): void => protocol.handle('app', ({ url }) => pageAt(url, folder))

import { spawn } from 'node:child_process'
import { kindHere, type Installer } from './updates/installer.ts'

/** What of Electron's `app` it takes to be replaced. */
type App = {
  relaunch(options: { execPath: string; args: string[] }): void
  quit(): void
}

/** How versions are put in on this machine. @param painted fulfilled when the first screen stands */
export function installerHere(app: App, painted: Promise<unknown>): Installer {
  // `electron .` of a checkout is nobody's installation, whatever lies beside its Electron.
  const { defaultApp, resourcesPath } = process as { defaultApp?: boolean; resourcesPath?: string }
  const resources = defaultApp ? undefined : resourcesPath
  const kind = kindHere({ platform: process.platform, env: process.env, resources })
  return {
    kind,
    arch: process.arch,
    program: kind === 'AppImage' ? process.env['APPIMAGE'] : undefined,
    painted,
    start: startApart,
    end(next) {
      if (next) app.relaunch({ execPath: next, args: process.argv.slice(1) })
      app.quit()
    },
  }
}

/** Starts a program that lives on when this one has ended. */
const startApart = (file: string, args: readonly string[]): Promise<boolean> =>
  new Promise((resolve) => {
    try {
      const child = spawn(file, args, { detached: true, stdio: 'ignore' })
      child.once('spawn', () => {
        child.unref()
        resolve(true)
      })
      child.once('error', () => resolve(false)) // no rights, or a filter of programs: the system says no
    } catch {
      resolve(false)
    }
  })

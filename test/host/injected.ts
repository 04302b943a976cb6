import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { bridge } from './page/bridge.ts'
import { preloadScope } from './page/preload-scope.ts'
import { tellTitle } from './page/title.ts'
import { wire } from './page/wire.ts'
import { settings } from './settings.ts'

/** Name of the world the preload runs in; Electron's own name for it. */
export const ISOLATED_WORLD = 'Electron Isolated Context'

/** Number of a message that is not the preload's but tells the title. */
export const TITLE_ID = -1

type Preload = { preload?: string; additionalArguments?: string[]; nodeIntegrationInSubFrames?: boolean }

/** Source texts for both worlds of a frame, to be run in each new document before the page's own scripts. */
export function injectedScripts(options: Preload): { main: string; isolated: string } {
  const bridgeOf = (side: string) => `(${bridge})(${secret},'${side}')`
  const secret = JSON.stringify(randomUUID())
  const source = options.preload ? readFileSync(options.preload, 'utf8') : ''
  const when = options.nodeIntegrationInSubFrames ? '' : 'if (self === top)'
  const facts = {
    platform: process.platform,
    arch: process.arch,
    versions: process.versions,
    env: {},
    argv: [settings.root, ...(options.additionalArguments ?? [])],
  }
  const wireSource = `(${wire})((bytes) => bytes.toBase64(), (text) => Uint8Array.fromBase64(text))`
  const scope = `(${preloadScope})(${bridgeOf('isolated')}, ${wireSource}, ${JSON.stringify(facts)})`
  return {
    main: `${when} ${bridgeOf('main')};(${closedOpen})()`,
    isolated: `if (self === top) (${tellTitle})((title) => standInSend(${TITLE_ID} + '\\n\\n' + JSON.stringify([title])));
    ${when} {
      const { require, process } = ${scope};
      (function (require, process, exports, module, global) {${source}
      }).call(globalThis, require, process, {}, { exports: {} }, globalThis)
    }
    //# sourceURL=preload`,
  }
}

/** Electron's denied `window.open` gives null; Chromium gives a window, which the host closes at once. */
function closedOpen(): void {
  const open = window.open.bind(window)
  window.open = (url, target, features) => {
    const opened = open(url, target, features)
    return opened === window.self || ['_parent', '_top'].includes(target ?? '') ? opened : null
  }
}

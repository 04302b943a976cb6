import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { ownSettings, type OwnSettings } from '../contract/own-settings.ts'
import { jsonIn } from './json-file.ts'
import type { Keystore } from './key.ts'
import { renameLasting } from './store/lasting.ts'

/** Settings of the desk itself. */
export type OwnFile = {
  /** The folder for the authorities that were chosen at the desk. */
  readonly authorities: string
  /** @throws when the file is there and cannot be read: a desk that goes back to training would look empty */
  readonly read: () => OwnSettings
  /** The whole file or nothing of it. There is no way back to before it, unless it is the step of the start alone. */
  readonly write: (settings: OwnSettings) => void
  /** The same; what stood there before is kept beside it. */
  readonly replace: (settings: OwnSettings) => void
  /** What stood there before the last replacement; undefined when there was none. */
  readonly before: () => OwnSettings | undefined
}

/** Before a token that the keystore of the system has sealed, base64. */
const SEALED = 'sealed:'

/** The settings of the desk in its profile. Tokens are sealed by the keystore, the rest can be read by any person. */
export function ownSettingsIn(folder: string, keystore: Keystore): OwnFile {
  const file = join(folder, 'desk.json')
  const beforeFile = join(folder, 'desk.before.json')
  const seal = (token: string): string => SEALED + keystore.encryptString(token).toString('base64')
  const open = (token: string): string =>
    token.startsWith(SEALED)
      ? keystore.decryptString(Buffer.from(token.slice(SEALED.length), 'base64'))
      : token

  function readFrom(file: string): OwnSettings | undefined {
    if (!existsSync(file)) return undefined
    const held = jsonIn(file)
    // What has no tokens as they should be is left for the contract to refuse.
    const read = ownSettings.safeParse(isTokened(held) ? withTokens(openable(held), open) : held)
    if (read.success) return read.data
    throw new Error(`${file} is not as it should be: ${read.error.issues[0]?.path.join('.')}`)
  }
  function writeTo(file: string, settings: OwnSettings): void {
    mkdirSync(folder, { recursive: true })
    const held = withTokens(settings, seal)
    writeFileSync(`${file}.new`, `${JSON.stringify(held, undefined, 2)}\n`, { mode: 0o600, flush: true })
    renameLasting(`${file}.new`, file)
  }

  /** Without what another keystore has sealed: the desk starts, says that its key is lost, and the token is entered anew. */
  function openable(held: Tokened): Tokened {
    const isOpen = ({ token }: { token: string }): boolean => {
      try {
        open(token)
        return true
      } catch {
        return false
      }
    }
    const { gateway, dnevnik, ...others } = held
    return {
      ...others,
      ...(gateway && isOpen(gateway) && { gateway }),
      ...(dnevnik && isOpen(dnevnik) && { dnevnik }),
    }
  }

  const read = (): OwnSettings => readFrom(file) ?? {}
  return {
    authorities: join(folder, 'authorities'),
    read,
    write(settings) {
      if (!isDeepStrictEqual(withoutStart(settings), withoutStart(read())))
        rmSync(beforeFile, { force: true })
      writeTo(file, settings)
    },
    replace(settings) {
      writeTo(beforeFile, read())
      writeTo(file, settings)
    },
    before: () => readFrom(beforeFile),
  }
}

const withoutStart = (settings: OwnSettings): Partial<OwnSettings> =>
  Object.fromEntries(
    Object.entries(settings).filter(([key, value]) => key !== 'start' && value !== undefined),
  )

type Tokened = {
  readonly gateway?: { token: string } | undefined
  readonly dnevnik?: { token: string } | undefined
}

function isTokened(held: unknown): held is Tokened {
  const isHeld = (one: unknown): one is Readonly<Record<string, unknown>> =>
    typeof one === 'object' && one !== null
  return (
    isHeld(held) &&
    !Array.isArray(held) &&
    [held['gateway'], held['dnevnik']].every(
      (one) => one === undefined || (isHeld(one) && typeof one['token'] === 'string'),
    )
  )
}

/** With each token changed; everything else stays as it is. */
function withTokens<Held extends Tokened>(held: Held, change: (token: string) => string): Held {
  const { gateway, dnevnik } = held
  return {
    ...held,
    ...(gateway && { gateway: { ...gateway, token: change(gateway.token) } }),
    ...(dnevnik && { dnevnik: { ...dnevnik, token: change(dnevnik.token) } }),
  }
}

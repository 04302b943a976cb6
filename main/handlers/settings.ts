import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { done, failed, type Outcome } from '../../domain/outcome.ts'
import { me } from '../../contract/gateway.ts'
import type { Fault, Handlers, Received } from '../../contract/index.ts'
import type { FileKind, OwnSettings, SettingsShown, Tried } from '../../contract/own-settings.ts'
import type { SettingKey } from '../../contract/settings.ts'
import type { Desk, Dialogs } from '../desk.ts'
import { hashExitCode } from '../exit-code.ts'
import { lineOfTest } from '../self-test.ts'
import { changed, keptToken, takeFile } from '../settings-change.ts'
import { shownSettings } from '../settings-shown.ts'
import { ask, systemTimers } from '../sync/ask.ts'
import { wholeAnswer } from '../sync/whole-answer.ts'
import type { World } from '../world.ts'

type Own = Pick<Handlers, Extract<keyof Handlers, `settings.${string}`>>

/** So long a person looks at the button. */
const TRY_WITHIN_MS = 15_000

/** What is set at this desk. A change is written first and comes into force when the program starts again. */
export function settingsHandlers(desk: Desk, world: World): Own {
  const { own, locked, settings, dialogs, restart } = world
  const { diagnosis, delivery, events } = desk
  const chosen = new Set<string>()

  const look = (): SettingsShown =>
    shownSettings({
      settings,
      locked,
      own: own.read(),
      region: diagnosis.region().code,
      way: delivery.way(),
      canUndo: own.before() !== undefined,
    })

  /** Only the keys get into the log, never what they hold. */
  function settle(next: OwnSettings, before: OwnSettings): Outcome<{ restarts: boolean }, Fault> {
    const keys = keysChanged(before, next)
    if (keys.length === 0) {
      own.write(next)
      return done({ restarts: false })
    }
    own.replace(next)
    for (const key of keys) events.add('settings.change', key)
    const opensAnew = keys.some((key) => key === 'mode' || key === 'trusted')
    restart({ keepsShift: !opensAnew })
    return done({ restarts: true })
  }

  return {
    'settings.look': () => done(look()),

    'settings.change': async ({ change: asked }) => {
      const { exitCode: typed } = asked
      const change = typed ? { ...asked, exitCode: await hashExitCode(typed) } : asked
      const before = own.read()
      const next = await changed(change, {
        own: before,
        locked,
        isTraining: settings.mode === 'training',
        authorities: own.authorities,
        isChosen: (path) => chosen.has(path),
      })
      return next.ok ? settle(next.value, before) : next
    },

    'settings.undo': () => {
      const now = own.read()
      const before = own.before()
      return before ? settle({ ...before, start: now.start }, now) : failed({ code: 'settings.nothing' })
    },

    'settings.choose': async ({ kind }) => {
      const path = await askedFor(kind, dialogs)
      if (!path) return failed({ code: 'file.not-chosen' })
      const taken = await takeFile(kind, path, own.authorities)
      if (taken.ok) chosen.add(taken.value.path)
      return taken
    },

    'settings.try': async (asked) => {
      const held = own.read().gateway ?? settings.gateway
      const token = asked.token ?? keptToken(asked.url, held)
      if (token === undefined) return failed({ code: 'settings.token' })
      return done(await tryGateway({ ...asked, token }, world))
    },
  }
}

const askedFor = (kind: FileKind, dialogs: Dialogs): Promise<string | undefined> =>
  ({ folder: dialogs.openFolder, module: dialogs.openModule, authority: dialogs.openAuthority })[kind]()

const keysChanged = (before: OwnSettings, next: OwnSettings): SettingKey[] =>
  [...new Set([...Object.keys(before), ...Object.keys(next)])].filter(
    (key): key is SettingKey =>
      key !== 'start' &&
      JSON.stringify(before[key as keyof OwnSettings]) !== JSON.stringify(next[key as keyof OwnSettings]),
  )

type Asked = Received<'settings.try'> & { readonly token: string }

async function tryGateway(
  { url, token, authorities }: Asked,
  { own, sync, settings }: World,
): Promise<Tried> {
  const files = [
    ...authorities.map((file) => join(own.authorities, basename(file))),
    ...(settings.gateway?.authorities ?? []),
  ]
  const line = {
    ...lineOfTest(sync, files.flatMap(readIfThere)),
    place: { url, token },
    timers: systemTimers,
    stopped: AbortSignal.timeout(TRY_WITHIN_MS),
  }
  const answered = await ask(line, '/v1/me')
  const said = answered.ok ? await wholeAnswer(answered.value) : answered
  if (!said.ok) return { ok: false, trouble: said.fault }
  const read = me.safeParse(said.value)
  return read.success
    ? { ok: true, me: read.data }
    : { ok: false, trouble: { code: 'line.strange', status: 200 } }
}

function readIfThere(file: string): string[] {
  try {
    return [readFileSync(file, 'utf8')]
  } catch {
    return []
  }
}

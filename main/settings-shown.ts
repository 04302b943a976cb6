import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { certificatesIn } from '../cades/certificates-in.ts'
import { readCertificate } from '../cades/certificate.ts'
import type { OwnSettings, SettingsShown } from '../contract/own-settings.ts'
import type { SettingKey, Settings } from '../contract/settings.ts'
import type { Way } from '../contract/way.ts'
import { OF_SCHOOL } from './settings.ts'

type Known = {
  readonly settings: Settings
  readonly locked: readonly SettingKey[]
  readonly own: OwnSettings
  /** Chosen at the desk and kept elsewhere: the region with the packs, the way with the base. */
  readonly region: string | undefined
  readonly way: Way
  readonly canUndo: boolean
}

/** What is in force, with where it comes from; of a token only whether there is one. */
export function shownSettings({ settings, locked, own, region, way, canUndo }: Known): SettingsShown {
  const { gateway, stamps, dnevnik } = settings

  function from(key: SettingKey): SettingsShown['mode']['from'] {
    if (locked.includes(key)) return 'machine'
    const isKept = own.school !== undefined && key !== 'mode' // see settings-change.ts
    if (settings.mode === 'training' && (isKept || OF_SCHOOL.has(key))) return 'training'
    return key in own && own[key as keyof OwnSettings] !== undefined ? 'desk' : 'default'
  }
  const shown = <Key extends SettingKey, Value>(key: Key, value: Value) => ({ value, from: from(key) })
  const chosen = <Value>(key: SettingKey, value: Value) => ({
    value,
    from: locked.includes(key)
      ? ('machine' as const)
      : value === null
        ? ('default' as const)
        : ('desk' as const),
  })

  return {
    mode: shown('mode', settings.mode),
    school: shown('school', settings.school),
    schoolTitle: shown('schoolTitle', settings.schoolTitle),
    workplace: shown('workplace', settings.workplace),
    region: chosen('region', region ?? null),
    gateway: shown(
      'gateway',
      gateway
        ? {
            url: gateway.url,
            hasToken: gateway.token !== '',
            authorities: gateway.authorities.map(authorityIn),
          }
        : null,
    ),
    way: chosen('way', way),
    trusted: shown('trusted', settings.trusted.map(authorityIn)),
    stamps: shown('stamps', stamps ? { url: stamps.url, trusted: stamps.trusted.map(authorityIn) } : null),
    modules: shown('modules', settings.modules),
    kiosk: shown('kiosk', settings.kiosk),
    exitCode: shown('exitCode', settings.exitCode !== undefined),
    secondSignature: shown('secondSignature', settings.secondSignature),
    withoutCards: shown('withoutCards', settings.withoutCards),
    dnevnik: shown('dnevnik', dnevnik ? { url: dnevnik.url, hasToken: dnevnik.token !== '' } : null),
    netschool: shown('netschool', settings.netschool ?? null),
    idleMinutes: shown('idleMinutes', settings.idleMinutes),
    copies: shown('copies', settings.copies ?? null),
    updates: shown(
      'updates',
      settings.updates ? { url: settings.updates.url, ring: settings.updates.ring } : null,
    ),
    start: own.start ?? null,
    canUndo,
  }
}

/** Whose certificate is in a file of the settings; the name of the file alone where it cannot be read any more. */
function authorityIn(file: string): { file: string; name: string; until: string } {
  const [first] = certificatesOf(file)
  return {
    file: basename(file),
    name: first?.subject.commonName ?? '',
    until: (first?.notAfter ?? new Date(0)).toISOString(),
  }
}

/** The certificates in a file; none where it is away or holds none. */
export function certificatesOf(file: string) {
  try {
    return certificatesIn(readFileSync(file)).flatMap((der) => {
      const read = readCertificate(der)
      return read.ok ? [read.value] : []
    })
  } catch {
    return []
  }
}

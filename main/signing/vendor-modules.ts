import { isAbsolute } from 'node:path'
import type { ModuleState } from '../../contract/signer.ts'

/** A PKCS#11 module as it is known by people, and where it may lie. */
export type VendorModule = { readonly title: string; readonly path: string }

/** A module worth loading. */
export type ModuleToTry = VendorModule & {
  /** It knows cards of many makers, none of them best. */
  readonly isGeneric: boolean
  /** Nobody has named it: it is loaded only for a card that nobody else knows. */
  readonly isOnDemand: boolean
}

type Vendor = {
  readonly title: string
  readonly isGeneric?: boolean
  /** What the readers of this maker's tokens are called. */
  readonly readers?: RegExp
  /** From the most to the least likely; the first that is there counts. */
  readonly paths: { readonly [platform: string]: readonly string[] }
}

const LINUX_FOLDERS = ['/usr/lib', '/usr/lib64', '/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu']

/** ALT keeps modules in a folder of their own beside the other libraries. */
const linux = (...names: string[]): string[] =>
  names.flatMap((name) =>
    LINUX_FOLDERS.flatMap((folder) => [`${folder}/${name}`, `${folder}/pkcs11/${name}`]),
  )

const windows = (...names: string[]): string[] => names.map((name) => `C:\\Windows\\System32\\${name}`)

/**
 * Where the installers of the makers put their modules; from their packages for Debian, ALT and Windows and from
 * their manuals. Only for the architecture of this program: a module of another one does not load.
 */
const VENDORS: readonly Vendor[] = [
  {
    title: 'Рутокен',
    readers: /rutoken|aktiv/i,
    paths: {
      linux: [
        ...linux('librtpkcs11ecp.so'),
        '/opt/aktivco/rutokenecp/amd64/librtpkcs11ecp.so',
        '/opt/aktivco/rutokenecp/x86_64/librtpkcs11ecp.so',
        '/opt/aktivco/rutokenecp/arm64/librtpkcs11ecp.so',
        '/usr/lib/3rdparty/ru.rutoken.librtpkcs11ecp/librtpkcs11ecp.so',
      ],
      win32: windows('rtPKCS11ECP.dll'),
      darwin: [
        '/Library/Frameworks/rtpkcs11ecp.framework/rtpkcs11ecp',
        '/usr/local/lib/librtpkcs11ecp.dylib',
      ],
    },
  },
  {
    title: 'JaCarta',
    readers: /jacarta|aladdin/i,
    paths: {
      linux: linux('libjcPKCS11-2.so', 'libjcPKCS11-2.so.1', 'libjcPKCS11.so'),
      win32: windows('jcPKCS11-2.dll', 'jcPKCS11.dll'),
      darwin: ['/Library/Frameworks/jcPKCS11-2.framework/jcPKCS11-2', '/usr/local/lib/libjcPKCS11-2.dylib'],
    },
  },
  {
    title: 'ESMART',
    readers: /esmart|isbc/i,
    paths: {
      linux: linux('libisbc_pkcs11_main.so'),
      win32: windows('isbc_pkcs11_main.dll'),
      darwin: ['/usr/local/lib/libisbc_pkcs11_main.dylib'],
    },
  },
  {
    title: 'OpenSC',
    isGeneric: true,
    paths: {
      linux: linux('opensc-pkcs11.so'),
      win32: [
        String.raw`C:\Program Files\OpenSC Project\OpenSC\pkcs11\opensc-pkcs11.dll`,
        ...windows('opensc-pkcs11.dll'),
      ],
      darwin: [
        '/Library/OpenSC/lib/opensc-pkcs11.so',
        '/opt/homebrew/lib/pkcs11/opensc-pkcs11.so',
        '/usr/local/lib/pkcs11/opensc-pkcs11.so',
      ],
    },
  },
]

type Circumstances = {
  readonly platform: string
  /** Of the administrator, in their order. */
  readonly settings: readonly VendorModule[]
  readonly exists: (path: string) => boolean
}

/**
 * The modules to load, those of the settings first, each file once; and those of the settings that are not where
 * they should be. A built-in one that is not installed is nobody's fault and not told.
 */
export function modulesToTry({ platform, settings, exists }: Circumstances): {
  modules: ModuleToTry[]
  missing: VendorModule[]
} {
  const named = settings.filter(({ path }) => isAbsolute(path))
  const known = VENDORS.flatMap(({ title, isGeneric = false, paths }) => {
    const path = paths[platform]?.find(exists)
    return path === undefined ? [] : [{ title, path, isGeneric, isOnDemand: isGeneric }]
  })
  const there = named
    .filter(({ path }) => exists(path))
    .map((one) => ({
      ...one,
      isGeneric: isOpenSc(one.path),
      isOnDemand: false,
    }))
  const modules = new Map([...there, ...known].toReversed().map((one) => [one.path, one]))
  return {
    modules: [...modules.values()].toReversed(),
    missing: named.filter(({ path }) => !exists(path)),
  }
}

const isOpenSc = (path: string): boolean => /opensc-pkcs11/i.test(path)

/**
 * The modules that would be needed for cards nobody knows, judged by the names of their readers: a token whose maker's
 * module is not installed. Each is given once, with the place it should be at.
 */
export function modulesMissed({
  platform,
  strangers,
  known,
}: {
  readonly platform: string
  readonly strangers: readonly string[]
  readonly known: readonly VendorModule[]
}): ModuleState[] {
  const wanted = VENDORS.filter(({ readers }) => strangers.some((reader) => readers?.test(reader)))
  return wanted.flatMap(({ title, paths }): ModuleState[] => {
    const places = paths[platform] ?? []
    const isKnown = known.some((one) => one.title === title || places.includes(one.path))
    return isKnown || places[0] === undefined ? [] : [{ title, path: places[0], state: 'missing' }]
  })
}

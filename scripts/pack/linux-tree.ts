import {
  chmodSync,
  cpSync,
  lutimesSync,
  mkdirSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { root } from '../steps.ts'

/** Where the program lies on a Linux machine. */
export const HOME = 'usr/lib/sverka'

/** Sizes of the picture that desktops ask for. */
const ICONS = [16, 32, 48, 64, 128, 256, 512]

const linux = join(root, 'build/linux')

/** Lays the files of the packages out as they will lie on the machine: the program, its menu entry, pictures, papers. */
export function layTree(unpacked: string, tree: string): void {
  const put = (from: string, to: string) => {
    mkdirSync(dirname(join(tree, to)), { recursive: true })
    cpSync(from, join(tree, to), { recursive: true })
  }
  put(unpacked, HOME)
  put(join(linux, 'sverka.desktop'), 'usr/share/applications/sverka.desktop')
  for (const size of ICONS)
    put(
      join(root, `build/icons/${size}x${size}.png`),
      `usr/share/icons/hicolor/${size}x${size}/apps/sverka.png`,
    )
  put(join(root, 'build/icon.svg'), 'usr/share/icons/hicolor/scalable/apps/sverka.svg')
  mkdirSync(join(tree, 'usr/bin'), { recursive: true })
  symlinkSync('../lib/sverka/sverka', join(tree, 'usr/bin/sverka'))
}

/** Where each file of the kiosk's session lies; what is not named is an example for the administrator. */
const SESSION: Record<string, string> = {
  'sverka-session': 'usr/libexec/sverka-session',
  'sverka-x11.desktop': 'usr/share/xsessions/sverka-x11.desktop',
  'sverka-wayland.desktop': 'usr/share/wayland-sessions/sverka-wayland.desktop',
}

/** Adds what is installed on a machine and not only unpacked there: the folder of the settings, the kiosk's session. */
export function addToSystem(tree: string): void {
  mkdirSync(join(tree, 'etc/sverka'), { recursive: true })
  cpSync(join(linux, 'apparmor'), join(tree, HOME, 'apparmor'))
  const session = join(root, 'deploy/kiosk/linux')
  for (const name of readdirSync(session)) {
    const place = join(tree, SESSION[name] ?? `usr/share/sverka/kiosk/${name}`)
    mkdirSync(dirname(place), { recursive: true })
    cpSync(join(session, name), place)
  }
}

/** Adds the papers that a Debian package must have. */
export function addDebianPapers(tree: string, changelog: string): void {
  const papers = join(tree, 'usr/share/doc/sverka')
  mkdirSync(papers, { recursive: true })
  cpSync(join(linux, 'copyright'), join(papers, 'copyright'))
  writeFileSync(join(papers, 'changelog.gz'), gzipSync(changelog, { level: 9 }))
  mkdirSync(join(tree, 'usr/share/lintian/overrides'), { recursive: true })
  cpSync(join(linux, 'lintian-overrides'), join(tree, 'usr/share/lintian/overrides/sverka'))
}

/**
 * Sets rights and times by rule, whatever the machine that packs: everyone reads, root alone writes, programs run,
 * and Chromium's sandbox has the rights that it needs where users may make no namespaces.
 *
 * @param epoch the time of every file, in seconds
 */
export function settle(tree: string, epoch: number): void {
  for (const entry of readdirSync(tree, { withFileTypes: true })) {
    const path = join(tree, entry.name)
    if (entry.isDirectory()) settle(path, epoch)
    else if (!entry.isSymbolicLink()) chmodSync(path, rightsOf(path))
    lutimesSync(path, epoch, epoch)
  }
  chmodSync(tree, 0o755)
  lutimesSync(tree, epoch, epoch)
}

/** In `resources` nothing is run by itself: a native module is loaded, not started. */
function rightsOf(path: string): number {
  if (path.endsWith(`${HOME}/chrome-sandbox`)) return 0o4755
  if (path.endsWith('/libexec/sverka-session')) return 0o755
  const runs =
    (statSync(path).mode & 0o100) !== 0 && !path.includes('/resources/') && !/\.(so|so\.\d+|pak)$/.test(path)
  return runs ? 0o755 : 0o644
}

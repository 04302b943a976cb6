import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeDeb } from '../pack/deb.ts'
import { debMembers, debSigned } from '../pack/sign-deb.ts'
import { HOME } from '../pack/linux-tree.ts'
import type { Product } from '../pack/product.ts'
import { debLifeFindings } from './deb-life.ts'
import { type Finding, finding } from './finding.ts'

/** A file as a package brings it; `mode` as `ls` writes it. */
type Entry = { path: string; mode: string; owner: string }

const BIGGEST = 2 ** 30

/** Checks the packages for Linux that a pack has made: what they bring, with which rights, and how they live. */
export function packageFindings(out: string, unpacked: string, product: Product): Finding[] {
  const { version } = product
  const deb = join(out, `sverka_${version}_amd64.deb`)
  const rpm = join(out, `sverka-${version}-1.x86_64.rpm`)
  const image = join(out, `Sverka-${version}-x86_64.AppImage`)
  if (![deb, rpm, image].every((file) => existsSync(file)))
    return [finding('the packages for Linux', [], 'NOT CHECKED: npm run pack makes them')]

  const archive = `${HOME}/resources/app.asar`
  const digest = digestOf(readFileSync(join(unpacked, 'resources/app.asar')))
  const inRpm = asText('rpm', ['-qp', '--nosignature', '--qf', '[%{FILENAMES} %{FILEDIGESTS}\\n]', rpm])
  const offset = offsetOf(image)
  return [
    ...[
      { name: 'deb', entries: entriesOfDeb(deb), found: digestOf(fromDeb(deb, archive)) },
      { name: 'rpm', entries: entriesOfRpm(rpm), found: inRpm.match(/app\.asar ([0-9a-f]{64})/)?.[1] },
      {
        name: 'AppImage',
        entries: entriesOfImage(image, offset),
        found: digestOf(fromImage(image, offset, archive)),
      },
    ].flatMap(({ name, entries, found }) => [
      finding(`${name}: brings the archive that was looked at`, found === digest ? [] : ['another app.asar']),
      ...rightsFindings(name, entries),
    ]),
    finding('deb: lintian finds no error', lintianErrors(deb)),
    finding(
      'deb: packed again it is the same file',
      isSameAgain(deb, unpacked, product) ? [] : ['another digest'],
    ),
    ...debLifeFindings(deb),
  ]
}

/** What a program writes on its standard output; its warnings are not shown. */
const asText = (program: string, args: readonly string[]): string =>
  execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: BIGGEST })

const asBytes = (program: string, args: readonly string[]): Buffer =>
  execFileSync(program, args, { stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: BIGGEST })

const digestOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** Folders of which a package of ours may bring something; of the others it must not even name one. */
const PLACES =
  /^(etc\/sverka$|usr\/(bin\/sverka|lib\/sverka|libexec\/sverka-session|share\/(applications|doc|icons|lintian|sverka|(x|wayland-)sessions))(\/|$))/
const OF_SYSTEM = /^(etc|usr|usr\/(bin|lib|libexec|share))$/
const OF_IMAGE = /^(AppRun|sverka\.desktop|sverka\.png|\.DirIcon)$/

/** Who owns the files and what they may: the rules of all three packages. */
export function rightsFindings(name: string, entries: readonly Entry[]): Finding[] {
  const where = (test: (entry: Entry) => boolean) => entries.filter(test).map(({ path }) => path)
  const setUser = where(({ mode }) => /s/i.test(mode.slice(1)))
  return [
    finding(
      `${name}: root owns every file and nobody else writes`,
      where(
        ({ owner, mode }) =>
          owner !== 'root/root' || (mode[0] !== 'l' && (mode[5] === 'w' || mode[8] === 'w')),
      ),
      `${entries.length} files and folders`,
    ),
    finding(
      `${name}: Chromium's sandbox alone has the rights of root`,
      setUser.length === 1 && setUser[0] === `${HOME}/chrome-sandbox` ? [] : ['sets the user:', ...setUser],
    ),
    finding(
      `${name}: files stand in the places of Sverka`,
      where(
        ({ path }) =>
          !PLACES.test(path) && !OF_SYSTEM.test(path) && !(name === 'AppImage' && OF_IMAGE.test(path)),
      ),
    ),
  ]
}

/** A line of `tar -tv`, of `rpm -qlv` and of `unsquashfs -ll`: rights, owner, …, a place, perhaps where a link leads. */
const entry = (line: string, place: RegExp): Entry[] => {
  const found = place.exec(line)
  const path = found?.[3]?.replace(/^(\.?\/|squashfs-root\/?)/, '').replace(/\/$/, '')
  return path ? [{ mode: found![1]!, owner: found![2]!.replace(/\s+/, '/'), path }] : []
}

const entriesOfDeb = (deb: string): Entry[] =>
  asText('dpkg-deb', ['-c', deb])
    .split('\n')
    .flatMap((line) => entry(line, /^(\S+) (\S+) +\d+ \S+ \S+ (.+?)(?: -> .*)?$/))

const entriesOfRpm = (rpm: string): Entry[] =>
  asText('rpm', ['-qlvp', '--nosignature', rpm])
    .split('\n')
    .flatMap((line) => entry(line, /^(\S+) +\d+ +(\S+ +\S+) +\d+ +\S+ +\S+ +\S+ (.+?)(?: -> .*)?$/))

const entriesOfImage = (image: string, offset: string): Entry[] =>
  asText('unsquashfs', ['-o', offset, '-lls', image])
    .split('\n')
    .flatMap((line) => entry(line, /^(\S{10}) (\S+) +\d+ \S+ \S+ (.+?)(?: -> .*)?$/))

function fromDeb(deb: string, path: string): Buffer {
  const tar = asBytes('dpkg-deb', ['--fsys-tarfile', deb])
  return execFileSync('tar', ['-xOf', '-', `./${path}`], { input: tar, maxBuffer: BIGGEST })
}

const fromImage = (image: string, offset: string, path: string): Buffer =>
  asBytes('unsquashfs', ['-o', offset, '-cat', image, path])

/** Where the files begin: the stand-in and the true runtime both answer. */
const offsetOf = (image: string): string => asText(image, ['--appimage-offset']).trim()

/** dpkg passes over the part that holds the signature; lintian does not know it. */
const OF_SIGNATURE = /misplaced-extra-member-in-deb _gpgorigin/

function lintianErrors(deb: string): string[] {
  if (!existsSync('/usr/bin/lintian')) return ['lintian is not here: npm run setup -- --pack']
  const { stdout } = spawnSync('lintian', ['--fail-on', 'none', '--tag-display-limit', '0', deb], {
    encoding: 'utf8',
  })
  return stdout.split('\n').filter((line) => line.startsWith('E: ') && !OF_SIGNATURE.test(line))
}

/** What a package brings, signed or not. */
const partsOf = (deb: string): Buffer => debSigned(debMembers(readFileSync(deb)))

function isSameAgain(deb: string, unpacked: string, product: Product): boolean {
  const out = mkdtempSync(join(tmpdir(), 'sverka-again-'))
  try {
    mkdirSync(out, { recursive: true })
    const { file } = makeDeb(unpacked, out, product)
    return digestOf(partsOf(file)) === digestOf(partsOf(deb))
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
}

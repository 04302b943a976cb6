// All set-up, for any Node that npm runs on: packages by the lock, and what the system must have.
//   --browser  a Chromium to show the screens in, where there is no Electron binary, and readers of PDFs for the tests
//   --cards    a card service with virtual readers, PKCS#11 modules, OpenSSL with GOST, a C compiler and PostgreSQL for the tests,
//              and what makes and verifies signed packages
//   --pack     what makes, signs and verifies the packages
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'

const root = new URL('..', import.meta.url)
const lock = new URL('package-lock.json', root)
const installed = new URL('node_modules/.package-lock.json', root)

const run = (command, args) =>
  spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' }).status ?? 1

if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) {
  console.log('Installing packages…')
  if (run('npm', ['ci', '--loglevel=error', '--ignore-scripts', '--no-audit', '--no-fund']) !== 0)
    process.exit(1)
}

/** Debian's package for each program, and where the program stands. */
const BROWSER = {
  chromium: ['/usr/bin/chromium'],
  'fonts-dejavu-core': ['/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf'],
  'poppler-utils': ['/usr/bin/pdftotext'],
}
/** What makes, signs and verifies packages for Windows and Linux, small enough for every run of the tests. */
const SIGNING = {
  nsis: ['/usr/bin/makensis'],
  wixl: ['/usr/bin/wixl'],
  msitools: ['/usr/bin/msiinfo'],
  rpm: ['/usr/bin/rpmbuild'],
  osslsigncode: ['/usr/bin/osslsigncode'],
  'libengine-pkcs11-openssl': libraries('engines-3/pkcs11.so'),
  gnupg: ['/usr/bin/gpg'],
  gpgv: ['/usr/bin/gpgv'],
  'debsig-verify': ['/usr/bin/debsig-verify'],
  'p7zip-full': ['/usr/bin/7z'],
}
const CARDS = {
  ...SIGNING,
  pcscd: ['/usr/sbin/pcscd'],
  'vsmartcard-vpcd': ['/usr/lib/pcsc/drivers/serial/libifdvpcd.so'],
  libpcsclite1: libraries('libpcsclite.so.1'),
  openssl: ['/usr/bin/openssl'],
  gcc: ['/usr/bin/gcc'],
  'libc6-dev': ['/usr/include/stdio.h'],
  opensc: ['/usr/bin/pkcs11-tool'],
  'opensc-pkcs11': libraries('opensc-pkcs11.so'),
  softhsm2: ['/usr/bin/softhsm2-util'],
  'libengine-gost-openssl': libraries('engines-3/gost.so'),
  postgresql: versionsOf('/usr/lib/postgresql').map((version) => `/usr/lib/postgresql/${version}/bin/initdb`),
}
const PACK = {
  ...SIGNING,
  'squashfs-tools': ['/usr/bin/mksquashfs'],
  lintian: ['/usr/bin/lintian'],
  openssl: ['/usr/bin/openssl'],
}

/** Where Debian keeps a library, by the machine's kind. */
function libraries(name) {
  return [`/usr/lib/x86_64-linux-gnu/${name}`, `/usr/lib/aarch64-linux-gnu/${name}`]
}

/** The client alone makes the folder too: what counts is the server's own program. */
function versionsOf(folder) {
  return existsSync(folder) ? readdirSync(folder) : []
}

const wanted = {
  ...(process.argv.includes('--browser') && BROWSER),
  ...(process.argv.includes('--cards') && CARDS),
  ...(process.argv.includes('--pack') && PACK),
}
const missing = Object.keys(wanted).filter((name) => !wanted[name].some((path) => existsSync(path)))

if (process.platform === 'linux' && missing.length > 0) {
  const byHand = `sudo apt-get install --no-install-recommends ${missing.join(' ')}`
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (!mayInstall) {
    console.error(`Missing: ${missing.join(', ')}. Install with:\n  ${byHand}`)
    process.exit(1)
  }
  console.log(`Installing from the system's packages: ${missing.join(', ')}…`)
  process.env.DEBIAN_FRONTEND = 'noninteractive'
  run('apt-get', ['update', '-qq'])
  if (run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing]) !== 0) {
    console.error(`That did not work. By hand:\n  ${byHand}`)
    process.exit(1)
  }
}

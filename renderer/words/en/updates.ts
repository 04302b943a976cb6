import type * as ru from '../ru/updates.ts'

export const updates: typeof ru.updates = {
  lead: 'Sverka takes new versions from the region’s server only, and only with its signature. An administrator installs them.',
  badge: 'There is a newer version',
  off: {
    title: 'No update server is set',
    act: 'Whoever looks after the computer installs new versions. If this one is old, show them its number.',
  },
  blocked: {
    title: 'This version must not be used any more',
    act: 'The region has withdrawn it. Update Sverka as soon as you can.',
  },
  unknown: {
    title: 'The server has not been asked yet',
    act: 'Sverka asks in a few minutes. You can ask now.',
  },
  why: {
    newest: { title: 'This is the newest version', act: 'There is nothing to do.' },
    ring: {
      title: 'There is a newer version, but not for this desk yet',
      act: 'The region does not install it everywhere at once. Wait: Sverka will offer it.',
    },
    kind: {
      title: 'There is a newer version, but not for this kind of installation',
      act: 'Turn to whoever looks after the computer: another installer is needed.',
    },
    step: {
      title: 'A version in between has to come first',
      act: 'Turn to whoever looks after the computer: this version is too old.',
    },
    failed: {
      title: 'The new version did not start here',
      act: 'Sverka does not offer it again and waits for the next one.',
    },
  },
  offer: (version) => `There is a newer version: ${version}`,
  back: (version) => `The region goes back to version ${version}`,
  size: (size) => `Size: ${size}`,
  last: (when) => `Last answer of the server: ${when}`,
  check: 'Check now',
  checking: 'Asking the server…',
  download: 'Download',
  downloading: (done, of) => `Fetched ${done} of ${of}`,
  downloadBar: 'Download',
  cancel: 'Stop',
  ready: 'Fetched, and the signature is right.',
  install: 'Update and restart',
  installing: 'Copying the base and installing the new version. Sverka will close now and open again.',
  before: 'Sverka copies the base before the update. The shift closes.',
  when: {
    asked: 'An administrator installs it, with the button on this page.',
    night: 'It is installed by itself at night, while the screen is locked and nobody works.',
    lock: 'It is installed by itself when the screen is locked and nobody has worked for ten minutes.',
  },
  onlyAdministrator: 'An administrator can download and install it with a card.',
  inTheWayTitle: 'It cannot be updated now',
  inTheWay: {
    drafts: 'There are corrections that nobody has signed. Sign or withdraw them.',
    'half-entered': 'Somebody has not finished comparing a document. Finish or close it.',
    line: 'The journal is being read or written. Wait a minute.',
    base: 'A table is being loaded into the base. Wait until that is over.',
  },
  told: {
    title: 'Whoever looks after the computer installs this version',
    act: 'Show them this page: the system verifies the file, the command is below.',
    copy: 'The base is newer than that version. First restore the copy “before an update” under “Copies”. Corrections made since have to be entered again.',
    file: 'File',
    line: 'Command',
    lines: {
      nsis: (file) => `${file} /S`,
      msi: (file) => `msiexec /i ${file} /qn`,
      deb: (file) => `sudo apt install ./${file}`,
      rpm: (file) => `sudo rpm -U ${file}`,
      AppImage: (file) => `chmod +x ${file}`,
    },
  },
  came: (from, when) => `Updated from version ${from} ${when}`,
  returned: (from, when) => `Version ${from} did not start, the one before is back since ${when}`,
  rows: {
    version: 'Version of Sverka',
    server: 'Update server',
    none: 'Not set',
    ring: 'When it is offered',
    rings: { early: 'before the others', usual: 'with everybody' },
    install: 'When it is installed',
  },
}

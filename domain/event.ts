/**
 * What the log of access can be asked for.
 *
 * - `look`: somebody's data were on the screen, or asked of another system
 * - `correct`: something was corrected, answered or registered
 * - `print`, `export`: data were put on paper, or carried out in a file
 * - `shift`: who came and went, and who was turned away
 * - `settings`: how the desk works; `load`: tables taken in; `trust`: whose signatures are believed
 */
export const EVENT_KINDS = [
  'look',
  'correct',
  'print',
  'export',
  'shift',
  'settings',
  'load',
  'trust',
] as const

export type EventKind = (typeof EVENT_KINDS)[number]

/** Every code that the log may hold, by what it is. A code that is written and missing here fails a test. */
export const EVENTS = {
  look: [
    'person.open',
    'person.compare',
    'list.class',
    'list.marks',
    'list.register',
    'list.drafts',
    'list.second',
    'list.sent',
    'list.requests',
    'list.conflicts',
    'list.retype',
    'list.import',
    'list.leavers',
    'copies.check',
    'register.open',
    'register.person',
    'lookup.dnevnik',
    'lookup.netschool',
  ],
  correct: [
    'correction.draft',
    'correction.withdraw',
    'correction.sign',
    'correction.second',
    'correction.reject',
    'correction.signed',
    'correction.waiting',
    'correction.handed-over',
    'correction.accepted',
    'correction.confirmed',
    'correction.refused',
    'correction.conflict',
    'correction.set-aside',
    'correction.closed',
    'correction.person-back',
    'correction.again-after-restore',
    'conflict.settle',
    'conflict.equal',
    'conflict.reopen',
    'retype.tick',
    'retype.untick',
    'request.add',
    'request.close',
    'request.reopen',
    'package.receipt',
    'package.discard',
    'package.restore',
  ],
  print: [
    'print.memo',
    'print.receipt',
    'print.class-list',
    'print.requests',
    'print.keys',
    'print.register',
    'print.recovery',
    'print.act',
  ],
  export: [
    'health.export',
    'correction.export',
    'package.make',
    'package.save',
    'access.export',
    'import.save-rejected',
    'register.workbook',
    'register.folder',
  ],
  shift: [
    'shift.open',
    'shift.takeover',
    'shift.prepare',
    'shift.start',
    'shift.lock',
    'certificate.stranger',
    'kiosk.leave',
    'kiosk.wrong-code',
  ],
  settings: [
    'staff.add',
    'staff.rename',
    'staff.remove',
    'staff.secretary',
    'staff.curator',
    'staff.administrator',
    'region.choose',
    'region.add',
    'mapping.save',
    'mapping.take',
    'mapping.remove',
    'delivery.choose',
    'line.pause',
    'line.resume',
    'settings.change',
    'updates.install',
    'retention.erase',
    'retention.erase-now',
    'copies.make',
    'copies.restore',
    'copies.restored',
    'recovery.make',
    'recovery.open',
    'recovery.turn',
    'recovery.turned',
    'start.begin',
    'start.step',
    'start.school',
    'start.return',
    'start.finish',
    'leak.enter',
    'leak.told',
    'leak.reported',
    'leak.closed',
  ],
  load: ['import.run', 'import.undo'],
  trust: ['trust.import', 'register.verify', 'register.chain'],
} as const satisfies { readonly [Kind in EventKind]: readonly string[] }

export type EventCode = (typeof EVENTS)[EventKind][number]

/** Written by the program itself as the journal answers, whoever is at the desk. */
export const BY_ITSELF: readonly EventCode[] = [
  'correction.accepted',
  'correction.refused',
  'correction.conflict',
  'correction.set-aside',
  'correction.person-back',
  'correction.again-after-restore',
  'conflict.equal',
  'retention.erase',
]

const KIND_OF: ReadonlyMap<string, EventKind> = new Map(
  EVENT_KINDS.flatMap((kind) => EVENTS[kind].map((code) => [code, kind] as const)),
)

/** What an event is; a code of a program newer or older than this one counts among the settings, so none is hidden. */
export const kindOf = (code: string): EventKind => KIND_OF.get(code) ?? 'settings'

/** Whether this program knows the code, and so has words for it. */
export const isEventCode = (code: string): code is EventCode => KIND_OF.has(code)

import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { EVENTS, isEventCode } from '../../../domain/event.ts'
import { ROLES } from '../../../domain/role.ts'
import { paperKind } from '../../../contract/print.ts'
import { en } from '../../../renderer/words/en.ts'
import { ru } from '../../../renderer/words/ru.ts'

/** Codes that are put together where they are written. */
const PUT_TOGETHER: Readonly<Record<string, readonly string[]>> = {
  'correction.${next}': ['waiting', 'signed', 'set-aside', 'closed'],
  'correction.${verdict.state}': ['accepted', 'refused', 'conflict'],
  'staff.${role}': ROLES,
  'print.${kind}': paperKind.options,
  'leak.${step}': ['told', 'reported', 'closed'],
}

/** Codes that are handed on under another name, by the file they are written in. */
const HANDED_ON: Readonly<Record<string, readonly string[]>> = {
  'main/requests/requests.ts: event': ['request.close', 'request.reopen'],
  'main/handlers/mapping.ts: what': ['mapping.save', 'mapping.take'],
  'main/handlers/import.ts: what': ['import.run', 'import.undo'],
  'main/handlers/start.ts: what': ['start.begin', 'start.step', 'start.school', 'start.finish'],
  'main/sync/restored.ts: AGAIN': ['correction.again-after-restore'],
  'main/exchange/answers.ts: given.taken': ['correction.confirmed', 'correction.refused'],
  'main/exchange/retype.ts: isTicked': ['retype.tick', 'retype.untick'],
  'main/joined-access.ts: ...changeOf': ['shift.open', 'shift.takeover', 'shift.prepare', 'shift.lock'],
  'main/handlers/journal.ts: LIST_OF': ['list.drafts', 'list.second', 'list.sent'],
  'main/access/looks.ts: what': [],
  'main/retention/eraser.ts: code': ['retention.erase', 'retention.erase-now'],
  'main/store/notes.ts: what': [],
  'main/join.ts: what': [],
}

const WRITES =
  /(?<![.\w])(?:note|events\.add|events\.noted|access\.looks|looks)\(\s*('[^']+'|`[^`]+`|[\w.]+)/g

/** Every code that the program may write, with the file that does. */
function written(): { file: string; codes: readonly string[] | undefined; as: string }[] {
  return globSync('main/**/*.ts').flatMap((path) => {
    const file = path.replaceAll('\\', '/')
    return [...readFileSync(path, 'utf8').matchAll(WRITES)].flatMap(([, given = '']) => {
      const bare = given.slice(1, -1)
      if (given.startsWith("'")) return [{ file, as: given, codes: [bare] }]
      const ends = PUT_TOGETHER[bare]
      if (given.startsWith('`'))
        return [{ file, as: given, codes: ends?.map((end) => bare.replace(/\$\{.*\}/, end)) }]
      return [{ file, as: given, codes: HANDED_ON[`${file}: ${given}`] }]
    })
  })
}

/** Words of another meaning: nothing of the log. */
const OTHERS = new Set([
  'main/search/rebuild.ts',
  'main/import/draft.ts',
  'main/import/planner.ts',
  'main/retention/leavers.ts',
  'main/signing/watch-readers.ts',
  'main/trust/fetch-lists.ts',
])

test('every code that is written to the log has its kind and its words', () => {
  const all = written().filter(({ file }) => !OTHERS.has(file))
  expect(all.length).toBeGreaterThan(40)
  expect(all.filter(({ codes }) => codes === undefined)).toEqual([])
  const unknown = all.flatMap(({ file, codes = [] }) =>
    codes.filter((code) => !isEventCode(code)).map((code) => `${file}: ${code}`),
  )
  expect(unknown).toEqual([])
})

test('every code has one kind, and a sentence in both languages', () => {
  const codes = Object.values(EVENTS).flat()
  expect(new Set(codes).size).toBe(codes.length)
  for (const { access } of [ru, en]) {
    expect(Object.keys(access.codes).toSorted()).toEqual(codes.toSorted())
    expect(new Set(Object.values(access.codes)).size).toBe(codes.length)
  }
})

import { rm } from 'node:fs/promises'
import { basename } from 'node:path'
import { v7 } from 'uuid'
import { done, failed, type Outcome } from '../../domain/outcome.ts'
import type { MadePackage } from '../../contract/exchange.ts'
import { packageContent } from '../../contract/exchange-files.ts'
import type { Fault, Handlers } from '../../contract/index.ts'
import { readJsonText, readRows } from '../chosen-tables.ts'
import type { Desk, Dialogs } from '../desk.ts'
import { packageAnswers, type Item } from '../exchange/answers.ts'
import { packageMaker } from '../exchange/making.ts'
import { receiptOfJson, receiptOfTable, type ReadReceipt } from '../exchange/receipt.ts'
import { writeWhole } from '../exchange/write-whole.ts'
import { mappingsOf } from '../store/mappings.ts'
import { packagesOf, type KeptPackage } from '../store/packages.ts'
import { shownCorrection } from '../views.ts'
import { mappingHandlers } from './mapping.ts'

type Own = Pick<Handlers, Extract<keyof Handlers, `mapping.${string}` | `package.${string}`>>

/** Corrections shown in the list at once; older packages than fit are not shown, unless they are open. */
const MOST_SHOWN = 3_000

/** Exchange packages for journals without an interface, and the tables in them. */
export function exchangeHandlers(desk: Desk, dialogs: Dialogs): Own {
  const { database, corrections, delivery, shift, now, news, note } = desk
  const mappings = mappingsOf(database)
  const packages = packagesOf(database)
  const maker = packageMaker({
    ...desk,
    packages,
    newId: () => v7({ msecs: now() }),
    signersOf: (held) => {
      const { signer, secondSigner } = shownCorrection(held, desk)
      return [signer, secondSigner].filter((name) => name !== undefined)
    },
  })
  const answers = packageAnswers({ ...desk, packages })
  let isMaking = false

  /** Who acts; the door lets nobody through to these calls without a card. */
  const by = () => {
    const { name: byName, fingerprint: byPrint } = shift.current() ?? { name: '', fingerprint: '' }
    return { byName, byPrint }
  }

  const shownItem = ({ id, isOpen, answer }: Item): MadePackage['items'][number] => ({
    held: shownCorrection(corrections.find(id)!, desk),
    isOpen,
    ...(answer && {
      answer: {
        outcome: answer.outcome,
        note: answer.note,
        how: answer.how,
        at: new Date(answer.at).toISOString(),
        by: answer.byName,
      },
    }),
  })

  function show(kept: KeptPackage): MadePackage {
    const items = answers.itemsOf(kept)
    return {
      id: kept.id,
      number: kept.number,
      at: new Date(kept.at).toISOString(),
      by: kept.byName,
      journal: kept.journal,
      table: packageContent.parse(JSON.parse(kept.content)).mapping?.title ?? '',
      state: kept.state,
      items: items.map(shownItem),
      open: items.filter(({ isOpen }) => isOpen).length,
    }
  }

  /** Corrections have passed from one state to another: every page looks again. */
  function moved(id: string): MadePackage {
    desk.tell()
    news({ name: 'base', value: {} })
    news({ name: 'line', value: desk.line() })
    return show(packages.find(id)!)
  }

  const settled = (outcome: Outcome<unknown, Fault>, id: string) => (outcome.ok ? done(moved(id)) : outcome)

  return {
    ...mappingHandlers(desk, { mappings, maker, dialogs }),

    'package.list': () => {
      let shown = 0
      const listed = packages.list().filter(({ id, state }) => {
        const ids = packages.correctionsIn(id)
        const isOpen = () => state === 'open' && ids.some((one) => packages.stateOf(one) === 'handed-over')
        const fits = shown === 0 || shown + ids.length <= MOST_SHOWN || isOpen()
        if (fits) shown += ids.length
        return fits
      })
      return done({ packages: listed.map(show) })
    },

    'package.make': async ({ journal, mapping: chosen, ids }) => {
      const mapping = chosen === undefined ? undefined : mappings.find(chosen)
      if (chosen !== undefined && !mapping) return failed({ code: 'mapping.gone' })
      if (isMaking) return failed({ code: 'base.busy' })
      isMaking = true
      try {
        const prepared = await maker.prepare({ journal, mapping, ids, ...by() })
        if (!prepared.ok) return prepared
        const { kept, bytes } = prepared.value
        const file = await dialogs.saveAs(nameOf(kept))
        if (!file) return failed({ code: 'file.not-chosen' })
        const written = await writeWhole(file, bytes)
        if (!written.ok) return written
        const handed = maker.handOver(prepared.value)
        // It carries what has gone another way meanwhile: nobody may take it for a package.
        if (!handed.ok) await rm(file, { force: true })
        return settled(handed, kept.id)
      } finally {
        isMaking = false
      }
    },

    'package.save': async ({ id }) => {
      const bytes = await maker.again(id)
      if (!bytes.ok) return bytes
      const file = await dialogs.saveAs(nameOf(packages.find(id)!))
      if (!file) return failed({ code: 'file.not-chosen' })
      const written = await writeWhole(file, bytes.value)
      if (!written.ok) return written
      // Records of people are carried out of the house once more.
      note('package.save', id)
      return done({ name: basename(file) })
    },

    'package.discard': ({ id }) => {
      const discarded = answers.discard(id)
      if (discarded.ok && delivery.way() === 'gateway') desk.sync.wake()
      return settled(discarded, id)
    },

    'package.restore': ({ id }) => settled(answers.restore(id), id),

    'package.tick': ({ id, given }) => {
      const entered = answers.answer(id, given, { how: 'tick', ...by() })
      if (entered.ok && entered.value.taken + entered.value.refused === 0)
        return failed({ code: 'exchange.gone' })
      return settled(entered, id)
    },

    'package.receipt': async () => {
      const file = await dialogs.openReceipt()
      if (!file) return failed({ code: 'file.not-chosen' })
      const read = await readReceipt(file)
      if (!read.ok) return read
      const kept = answers.packageOf(read.value)
      if (!kept) return failed({ code: 'receipt.foreign' })
      const entered = answers.answer(kept.id, read.value.given, { how: 'file', ...by() })
      if (!entered.ok) return entered

      const shown = moved(kept.id)
      return done({ package: shown, ...entered.value, left: shown.open, unread: read.value.unread })
    },
  }
}

/** What somebody has filled in, or a program of the journal has written. */
async function readReceipt(file: string): Promise<Outcome<ReadReceipt, Fault>> {
  const json = await readJsonText(file)
  if (json !== undefined) return receiptOfJson(json)
  const rows = await readRows(file)
  if (rows.ok) return receiptOfTable(rows.value)
  return NO_RECEIPT.has(rows.fault.code) ? failed({ code: 'receipt.form' }) : rows
}

/** What the reader of tables says of a file that is something else; the rest says what is wrong with the file. */
const NO_RECEIPT: ReadonlySet<string> = new Set(['import.not-a-table', 'import.empty', 'import.encoding'])

/** Of no person: the number and the day. */
const nameOf = ({ number, at }: KeptPackage): string =>
  `sverka-package-${number}-${new Date(at).toISOString().slice(0, 10)}.zip`

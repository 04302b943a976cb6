import type { Journal, Mapping } from '../../contract/exchange.ts'
import { packageContent, type PackageContent } from '../../contract/exchange-files.ts'
import { done, failed, type Outcome } from '../../domain/outcome.ts'
import type { Corrections, HeldCorrection } from '../store/corrections.ts'
import { inOneGo, type Database } from '../store/database.ts'
import type { Events } from '../store/events.ts'
import type { ByHand } from '../store/hand-receipts.ts'
import type { KeptPackage, Packages } from '../store/packages.ts'
import type { People } from '../store/people.ts'
import type { MakeWorkbook } from '../workbook/sheet.ts'
import { cellsOf, fullNameOf, type Cells } from './cells.ts'
import type { Enclosed } from './package-file.ts'
import { rowsOf, type Signed } from './rows.ts'
import { sha256 } from './sha256.ts'

export type MakingNeeds = {
  readonly database: Database
  readonly people: People
  readonly corrections: Corrections
  readonly packages: Packages
  readonly events: Events
  readonly makeWorkbook: MakeWorkbook
  /** Names of everybody who has signed, the first person first. */
  readonly signersOf: (held: HeldCorrection) => readonly string[]
  readonly newId: () => string
  /** Clock, ms since 1970. */
  readonly now: () => number
}

/** A package that is made and not yet handed over: what will be kept, and the file. */
export type Prepared = {
  readonly kept: KeptPackage
  readonly ids: readonly string[]
  readonly bytes: Uint8Array
}

type Wanted = { readonly ids?: readonly string[] | undefined; readonly mapping?: Omit<Mapping, 'changed'> }

type Order = {
  readonly journal: Journal
  readonly mapping?: Mapping | undefined
  readonly ids?: readonly string[] | undefined
} & ByHand

/** The most corrections that one package carries. */
export const MOST_IN_PACKAGE = 1_000

type SignFault = { code: 'mapping.sign'; sign: string }
type Nothing = { code: 'exchange.nothing' }
type Gone = { code: 'exchange.gone' }

type MakeFile = (typeof import('./package-file.ts'))['packageFile']

/** Loaded with the first package: what zips it and writes its tables is no part of the start. */
const fileOf: MakeFile = async (...given) => (await import('./package-file.ts')).packageFile(...given)

/** Makes exchange packages of what waits, and hands it over once the file is written. */
export function packageMaker({ database, people, corrections, packages, events, ...needs }: MakingNeeds) {
  const { makeWorkbook, signersOf, newId, now } = needs

  /** What of the waiting goes in: of these ids, and of the people whom the mapping takes. The oldest first. */
  function wanted({ ids, mapping }: Wanted) {
    const asked = ids && new Set(ids)
    const waiting = corrections
      .in('waiting')
      .filter(({ correction }) => asked === undefined || asked.has(correction.id))
    const isTaken = ({ correction }: HeldCorrection) => {
      const person = people.find(correction.person)
      return mapping === undefined || (person !== undefined && mapping.kinds.includes(person.kind))
    }
    const taken = waiting.filter(isTaken)
    return { taken: taken.slice(0, MOST_IN_PACKAGE), leftOut: waiting.length - taken.length }
  }

  const tableOf = (held: readonly HeldCorrection[], mapping: Omit<Mapping, 'changed'>): Cells =>
    cellsOf(mapping, rowsOf(held.map(signedOf), people.find))

  const signedOf = (held: HeldCorrection, at: number): Signed => ({
    place: at + 1,
    correction: held.correction,
    signedAt: held.signedAt ?? 0,
    signers: () => signersOf(held),
  })

  const personOf = ({ correction: { person, changes } }: HeldCorrection): string => {
    const record = people.find(person)
    const became = Object.fromEntries(changes.map(({ field, becomes }) => [field, becomes]))
    return record ? fullNameOf({ ...record, ...became }) : ''
  }

  return {
    /** The table of what waits now, as the mapping would write it, and how many corrections it would leave out. */
    preview(mapping: Omit<Mapping, 'changed'>, ids?: readonly string[]): { table: Cells; leftOut: number } {
      const { taken, leftOut } = wanted({ mapping, ids })
      return { table: tableOf(taken, mapping), leftOut }
    },

    /** Makes the package; nothing is kept yet. */
    async prepare({
      journal,
      mapping,
      ids: asked,
      ...by
    }: Order): Promise<Outcome<Prepared, Nothing | SignFault>> {
      const { taken } = wanted({ ids: asked, ...(mapping && { mapping }) })
      if (taken.length === 0) return failed({ code: 'exchange.nothing' })

      const at = now()
      const content: PackageContent = {
        mapping: mapping ?? null,
        table: mapping ? packageContent.shape.table.parse(tableOf(taken, mapping)) : null,
        items: taken.map((held) => ({ person: personOf(held), signature: sha256(held.signature!) })),
      }
      const kept: KeptPackage = {
        ...by,
        number: packages.nextNumber(),
        id: newId(),
        at,
        journal,
        content: JSON.stringify(content),
        state: 'open',
      }
      const enclosed = taken.map(({ correction, bytes, signature }) => ({
        id: correction.id,
        bytes,
        signature: signature!,
      }))
      const file = await fileOf(
        { ...kept, school: taken[0]!.correction.school, enclosed, content },
        makeWorkbook,
      )
      return file.ok ? done({ kept, ids: enclosed.map(({ id }) => id), bytes: file.value }) : file
    },

    /**
     * Hands over what the written file carries: all of it, or nothing where something of it no longer waits. Before
     * that everything waits as it did, whatever has become of the file.
     */
    handOver({ kept, ids }: Prepared): Outcome<undefined, Gone> {
      return inOneGo(database, () => {
        if (ids.some((id) => packages.stateOf(id) !== 'waiting'))
          return failed({ code: 'exchange.gone' } as const)
        packages.add(kept, ids)
        for (const id of ids) {
          corrections.moveTo(id, 'handed-over')
          events.add('correction.handed-over', id)
        }
        events.add('package.make', kept.id)
        return done(undefined)
      })
    },

    /** The same file once more, byte for byte. */
    async again(id: string): Promise<Outcome<Uint8Array, Gone | SignFault>> {
      const kept = packages.find(id)
      if (!kept) return failed({ code: 'exchange.gone' })
      const content = packageContent.parse(JSON.parse(kept.content))
      const held = packages.correctionsIn(id).map((one) => corrections.find(one)!)
      const enclosed = held.map(({ correction, bytes }, place): Enclosed => ({
        id: correction.id,
        bytes,
        signature: signatureBy(correction.id, content.items[place]!.signature),
      }))
      return fileOf({ ...kept, school: held[0]!.correction.school, enclosed, content }, makeWorkbook)
    },
  }

  /** The signature that went along then; it may have grown since. */
  function signatureBy(id: string, hash: string): Uint8Array {
    const found = packages.signaturesOf(id).find((one) => sha256(one) === hash)
    if (!found) throw new Error('the signature of a package is gone')
    return found
  }
}

export type PackageMaker = ReturnType<typeof packageMaker>

import { readFileSync } from 'node:fs'
import { type Certificate, fingerprintOf } from '../../cades/certificate.ts'
import { reading } from '../../cades/reading.ts'
import { isMadeBy, readRevocations, type Revocations } from '../../cades/revocations.ts'
import { x509, type X509 } from '../../cades/x509.ts'
import type { Assessment, TrustFault, TrustPolicy } from '../../contract/trust.ts'
import { done, failed, type Outcome } from '../../domain/outcome.ts'
import { assess } from './assess.ts'
import { climb } from './climb.ts'
import { createListFetcher, type AskBytes } from './fetch-lists.ts'
import { readList } from './read-list.ts'
import { shelfIn } from './shelf.ts'
import { shownTrust } from './shown.ts'
import { openSources, type Sources } from './sources.ts'

type Needs = {
  /**
   * What the settings name: DER, and lists of revoked certificates as they lie in the files now, always in the same
   * order; undefined for a file that is away.
   */
  readonly authorities: readonly Uint8Array[]
  readonly revocations: () => readonly (Uint8Array | undefined)[]
  readonly stampers: readonly Uint8Array[]
  /** Whose signature makes a list believed, DER. */
  readonly listSigners: readonly Uint8Array[]
  readonly policy: TrustPolicy
  /** Folder of what was imported and fetched. */
  readonly folder: string
  readonly ask: AskBytes
  /** Clock, ms since 1970. */
  readonly now: () => number
  /** Something on the shelf or in the settings was not as it should be; a place in code. */
  readonly damaged: (where: string) => void
  /** More is known now: what was judged before may stand otherwise. */
  readonly changed: () => void
}

type Circumstances = { readonly brought: readonly Uint8Array[]; readonly hasKey: boolean; readonly at: Date }

/** A list of revoked certificates that cannot be real. */
const LONGEST_FILE = 64 * 1024 * 1024

/** Certificates that are kept taken apart; more than pass through the readers of a day. */
const MOST_PARSED = 500

/**
 * Whom this desk trusts: the authorities of the settings and of the imported list, the lists of revoked
 * certificates of settings, import and network, and the administrator's policy.
 */
export function createTrust(needs: Needs) {
  const { policy, folder, listSigners, now, damaged, changed } = needs
  const parsed = new Map<string, X509>()
  let opened: Sources | undefined
  /** Read when a certificate is seen for the first time, not at the start: the screen goes first. */
  const sources = (): Sources => (opened ??= openSources({ ...needs, shelf: shelfIn({ folder, damaged }) }))

  const fetcher = createListFetcher({
    ask: needs.ask,
    now,
    keptAt: (authority) => sources().keptAt(authority),
    keep: (fetched, authority) => {
      if (isNewest(fetched, authority)) keepRevocations(fetched, authority)
    },
    unkept: () => damaged('trust.fetched'),
  })

  function partsOf(der: Uint8Array): X509 | undefined {
    const fingerprint = fingerprintOf(der)
    const before = parsed.get(fingerprint)
    if (before) return before
    const parts = reading(() => x509(der))
    if (parsed.size === MOST_PARSED) parsed.clear()
    if (parts) parsed.set(fingerprint, parts)
    return parts
  }

  function judge(certificate: Pick<Certificate, 'der'>, { brought, hasKey, at }: Circumstances): Assessment {
    const leaf = partsOf(certificate.der) ?? x509(certificate.der)
    const { known } = sources()
    const around = { leaf, brought: brought.flatMap((der) => partsOf(der) ?? []), known: known(), at }
    if (policy.revocation !== 'off') noteLists(around)
    return assess({ ...around, hasKey, policy })
  }

  function noteLists(around: Parameters<typeof climb>[0]): void {
    const { steps, missing } = climb(around)
    if (missing) return // nobody would believe the list
    const way = [around.leaf, ...steps.map(({ parts }) => parts)]
    const isNews = way.slice(0, -1).map((one, place) => fetcher.note(one, way[place + 1]!))
    if (isNews.includes(true)) void fetcher.fetchDue()
  }

  /** No list of that authority held here is as new. */
  const isNewest = (read: Revocations, authority: X509): boolean =>
    !sources()
      .known()
      .revocations.some((held) => held.from >= read.from && isMadeBy(held, authority))

  function keepRevocations(read: Revocations, authority: X509): void {
    sources().keep(read, authority)
    changed()
  }

  function importList(
    content: Uint8Array,
    signature: Uint8Array | undefined,
  ): Outcome<undefined, TrustFault> {
    if (!signature) return failed({ code: 'trust.unsigned' })
    const held = { form: 1, list: base64(content), signature: base64(bare(signature)) } as const
    const read = readList(held, { listSigners, at: new Date(now()) })
    if (!read.ok) return read
    const before = sources().list()
    if (before && read.value.dated <= before.dated) return failed({ code: 'trust.older' })
    sources().take(held, read.value)
    changed()
    return done(undefined)
  }

  function importRevocations(read: Revocations): Outcome<undefined, TrustFault> {
    const authority = sources()
      .known()
      .called(read.issuer)
      .find(({ parts }) => isMadeBy(read, parts))
    if (!authority) return failed({ code: 'trust.untrusted' })
    if (!isNewest(read, authority.parts)) return failed({ code: 'trust.older' })
    keepRevocations(read, authority.parts)
    return done(undefined)
  }

  return {
    policy,
    /** Every authority known here, DER. */
    authorities: (): readonly Uint8Array[] =>
      sources()
        .known()
        .authorities.map(({ parts }) => parts.der),
    /** Time-stamping services that are believed, or the authorities above them, DER. */
    stampers: (): readonly Uint8Array[] => [...needs.stampers, ...(sources().list()?.stampers ?? [])],
    /** Lists of revoked certificates to be asked; none where the policy does not ask. */
    revocations: (): readonly Revocations[] =>
      policy.revocation === 'off' ? [] : sources().known().revocations,
    /** How a certificate stands, with what is known here. Cheap: each signature is verified once. */
    judge,

    look: () =>
      shownTrust({
        known: sources().known(),
        list: sources().list(),
        policy,
        at: new Date(now()),
      }),

    /** Takes in a file that a person has chosen: a list with its signature beside it, or a list of revoked certificates. */
    importFile(file: string): Outcome<undefined, TrustFault> {
      const bytes = fileAt(file)
      if (!bytes) return failed({ code: 'trust.unread' })
      const read = readRevocations(bytes)
      return read.ok ? importRevocations(read.value) : importList(bytes, fileAt(`${file}.p7s`))
    },

    /** Reads the files of the settings again, and fetches the lists of revoked certificates that are due. */
    async catchUp(): Promise<void> {
      if (sources().reread()) changed()
      await fetcher.fetchDue()
    },
  }
}

export type Trust = ReturnType<typeof createTrust>

function fileAt(file: string): Uint8Array | undefined {
  try {
    const bytes = readFileSync(file)
    return bytes.length <= LONGEST_FILE ? bytes : undefined
  } catch {
    return undefined // absent or not to be read: to the person it is one
  }
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

const DER_SEQUENCE = 0x30

/** The DER of a signature: programs of the field write it in base64 too, with the lines of a PEM or without. */
const bare = (file: Uint8Array): Uint8Array =>
  file[0] === DER_SEQUENCE
    ? file
    : Buffer.from(
        Buffer.from(file)
          .toString('latin1')
          .replace(/-----[^-]+-----/g, ''),
        'base64',
      )

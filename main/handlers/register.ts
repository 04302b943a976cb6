import { basename } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { fingerprintOf } from '../../cades/certificate.ts'
import { reading } from '../../cades/reading.ts'
import { signedData } from '../../cades/signed-data.ts'
import { isoToday } from '../../domain/date.ts'
import { done, failed } from '../../domain/outcome.ts'
import type { Handlers } from '../../contract/index.ts'
import type { RegisterFilter } from '../../contract/register.ts'
import type { Desk, Dialogs } from '../desk.ts'
import { writeWhole } from '../exchange/write-whole.ts'
import { historian } from '../history.ts'
import { carryOut } from '../register/carry-out.ts'
import { chainsOf } from '../register/chains.ts'
import { checksOf } from '../register/checks.ts'
import type { Wanted } from '../register/filter.ts'
import { linesOf, type Line } from '../register/lines.ts'
import { pastOf } from '../register/past.ts'
import { createRuns } from '../register/runs.ts'
import type { Sealed } from '../register/signature-fault.ts'
import { verifyInThread } from '../register/in-thread.ts'
import { believedBy } from '../signature-state.ts'
import { commonNameOf, shownCorrection } from '../views.ts'

type Own = Pick<Handlers, Extract<keyof Handlers, `register.${string}`>>

/** More people than this are not meant by what was typed. */
const MOST_SOUGHT = 200

/** The journal of corrections: looked through, verified, carried out for an inspector. */
export function registerHandlers(desk: Desk, dialogs: Dialogs): Own {
  const { database, corrections, people, search, access, note, news, now, trust, makeWorkbook } = desk
  const lines = linesOf(database)
  const chains = chainsOf(database)
  const history = historian(desk)
  const historyOf = (id: string) => history(id)?.entries ?? []
  const past = pastOf({ database, people, corrections, historyOf })
  const runs = createRuns({
    tell: (value) => news({ name: 'register', value }),
    clock: () => performance.now(),
    breathe: () => setImmediate(),
    isOpen: () => database.open,
    surprise: () => {}, // told as a run that has failed
  })
  const heldOf = (id: string) => {
    const held = corrections.find(id)
    if (!held) throw new Error('a correction of the journal is gone')
    return held
  }
  const verify = verifyInThread({
    startThread: desk.startVerifying,
    believed: () => believedBy(trust),
    sealedOf(number) {
      const sealed = lines.sealedOf(number)
      if (!sealed) throw new Error('a signature of the journal is gone')
      noteLists(sealed)
      return sealed
    },
    now,
  })
  const checks = checksOf({ database, verify, now })
  const noted = new Set<string>()
  /** Which lists of revoked certificates are due is found when a signer is judged; each of them once. */
  function noteLists({ signature, kept }: Sealed): void {
    for (const der of kept) {
      const fingerprint = fingerprintOf(der)
      if (noted.has(fingerprint)) continue
      noted.add(fingerprint)
      const brought = reading(() => signedData(signature).certificates.map((one) => one.der)) ?? []
      reading(() => trust.judge({ der }, { brought, hasKey: true, at: new Date(now()) }))
    }
  }
  const carry = carryOut({
    lines,
    runs,
    show: (id) => shownCorrection(heldOf(id), desk),
    signedOf(id) {
      const { bytes, signature } = heldOf(id)
      if (!signature) throw new Error('a signature of the journal is gone')
      return { bytes, signature }
    },
    signersOf: (id) => {
      const kept = corrections.signersOf(id).map(({ certificate }) => certificate)
      const { certificate } = heldOf(id)
      return kept.length > 0 || !certificate ? kept : [certificate]
    },
    authorities: trust.authorities,
    makeWorkbook,
    writeWhole,
    now,
  })

  const named = new Map<number, string>()
  /** Names of those who have signed, by the number of the certificate; each certificate is read once. */
  function signers(): ReadonlyMap<number, string> {
    for (const { number, certificate } of lines.certificates())
      if (!named.has(number)) named.set(number, commonNameOf(certificate))
    return named
  }

  function wantedOf({ query, signer, ...rest }: RegisterFilter): Wanted {
    const typed = query?.trim() ?? ''
    const ending = typed.replaceAll('-', '').toLowerCase()
    return {
      ...rest,
      ...(typed !== '' && {
        sought: {
          people: search.find(typed, MOST_SOUGHT).map(({ id }) => id),
          ending: /^[0-9a-f]{8,32}$/.test(ending) ? ending : '',
        },
      }),
      ...(signer !== undefined && {
        certificates: [...signers()].filter(([, name]) => name === signer).map(([number]) => number),
      }),
    }
  }

  function lineOf({ number, state, correction, certificates, check }: Line) {
    const { id, created, changes, basis } = correction
    const {
      lastName = '',
      firstName = '',
      middleName = '',
      className = '',
    } = people.find(correction.person) ?? {}
    return {
      number,
      id,
      at: created,
      state,
      person: { id: correction.person, lastName, firstName, middleName, className },
      changes,
      basis,
      signers: certificates.map(commonNameOf),
      ...(check && { check: shownCheck(check) }),
    }
  }

  return {
    'register.list': ({ filter, from, limit }) => {
      const wanted = wantedOf(filter)
      const states = lines.states(wanted)
      const counted = wanted.states ?? (Object.keys(states) as (keyof typeof states)[])
      const shown = lines.list(wanted, { from, limit }).map(lineOf)
      if (shown.length > 0) access.looks('list.register', '')
      return done({
        from,
        lines: shown,
        total: counted.reduce((sum, state) => sum + states[state], 0),
        all: lines.all(),
        bad: lines.bad(),
        states,
      })
    },

    'register.choices': () =>
      done({
        signers: [...new Set(signers().values())]
          .filter(Boolean)
          .toSorted((one, other) => one.localeCompare(other, 'ru')),
        classes: lines.classes().filter(Boolean),
      }),

    'register.open': ({ id }) => {
      const held = corrections.find(id)
      const link = held && chains.linkOf(held.number)
      if (!held || !link) return failed({ code: 'correction.gone' })
      access.looks('register.open', id)
      const check = lines.checkOf(held.number)
      return done({
        held: shownCorrection(held, desk),
        number: held.number,
        link,
        ...(check && { check: shownCheck(check) }),
        history: historyOf(id).slice(),
      })
    },

    'register.person': ({ id }) => {
      access.looks('register.person', id)
      return done(past(id))
    },

    'register.run': () => {
      const run = runs.last()
      return done(run ? { run } : {})
    },

    'register.verify': ({ filter }) => {
      const refs = lines.refs(wantedOf(filter), { onlySigned: true })
      if (refs.length === 0) return failed({ code: 'register.nothing' })
      const begun = runs.begin({ what: 'verify', of: refs.length }, (steps) => checks.all(refs, steps))
      if (begun.ok) note('register.verify')
      return begun
    },

    'register.chain': () => {
      const begun = runs.begin({ what: 'chain', of: chains.size() }, chains.check)
      if (begun.ok) note('register.chain')
      return begun
    },

    'register.stop': () => {
      runs.stop()
      return done({})
    },

    'register.workbook': async ({ filter, words }) => {
      const file = await dialogs.saveAs(`corrections-${isoToday(now())}.xlsx`)
      if (!file) return failed({ code: 'file.not-chosen' })
      const written = await carry.workbook({ file, wanted: wantedOf(filter), words })
      if (!written.ok) return written
      note('register.workbook')
      return done({ name: basename(file), rows: written.value })
    },

    'register.folder': async ({ filter, words }) => {
      const wanted = wantedOf(filter)
      if (lines.refs(wanted, { onlySigned: true }).length === 0) return failed({ code: 'register.nothing' })
      const file = await dialogs.saveAs(`signatures-${isoToday(now())}.zip`)
      if (!file) return failed({ code: 'file.not-chosen' })
      const written = await carry.folder({ file, wanted, words })
      if (!written.ok) return written
      note('register.folder', filter.id ?? '')
      return done({ name: basename(file), corrections: written.value })
    },
  }
}

const shownCheck = ({ at, fault }: { at: number; fault: string }) => ({
  at: new Date(at).toISOString(),
  ...(fault !== '' && { fault }),
})

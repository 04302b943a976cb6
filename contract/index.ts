import type { z } from 'zod'
import type { Outcome } from '../domain/outcome.ts'
import { cardCalls } from './cards.ts'
import { conflictCalls } from './conflict.ts'
import { deliveryCalls } from './delivery.ts'
import { deskCalls } from './desk.ts'
import { diagnosisCalls } from './diagnosis.ts'
import { exchangeCalls } from './exchange.ts'
import type { Fault } from './fault.ts'
import { healthCalls } from './health.ts'
import { importCalls } from './import.ts'
import { journalCalls } from './journal.ts'
import { lookupCalls } from './lookup.ts'
import { peopleCalls } from './people.ts'
import { pinCalls } from './pin.ts'
import { printCalls } from './print.ts'
import { requestCalls } from './request.ts'
import { selfTestCalls } from './self-test.ts'
import { staffCalls } from './staff.ts'
import { trustCalls } from './trust.ts'
import { registerCalls } from './register.ts'
import { accessCalls } from './access.ts'
import { startCalls } from './start.ts'
import { copiesCalls } from './copies.ts'
import { updatesCalls } from './updates.ts'
import { kioskCalls } from './kiosk.ts'
import { halfEnteredCalls } from './half-entered.ts'
import { retentionCalls } from './retention.ts'
import { recoveryCalls } from './recovery.ts'
import { settingsCalls } from './own-settings.ts'

export type { Fault } from './fault.ts'

/** Every call of the desk. A line added here makes the compiler ask for its handler, and for nothing else. */
export const calls = {
  ...deskCalls,
  ...peopleCalls,
  ...journalCalls,
  ...cardCalls,
  ...importCalls,
  ...diagnosisCalls,
  ...healthCalls,
  ...printCalls,
  ...requestCalls,
  ...selfTestCalls,
  ...trustCalls,
  ...staffCalls,
  ...conflictCalls,
  ...deliveryCalls,
  ...exchangeCalls,
  ...lookupCalls,
  ...registerCalls,
  ...accessCalls,
  ...startCalls,
  ...copiesCalls,
  ...updatesCalls,
  ...kioskCalls,
  ...halfEnteredCalls,
  ...retentionCalls,
  ...recoveryCalls,
  ...settingsCalls,
}

/** Every call of the page that asks for the PIN, and of no other. */
export const callsOfPin = pinCalls

type Table = typeof calls & typeof callsOfPin

export type CallName = keyof typeof calls
export type PinCallName = keyof typeof callsOfPin
export type Sent<Name extends keyof Table> = z.input<Table[Name]['input']>
export type Received<Name extends keyof Table> = z.output<Table[Name]['input']>
export type Answer<Name extends keyof Table> = z.output<Table[Name]['output']>

type HandlersOf<Names extends keyof Table> = {
  readonly [Name in Names]: (
    input: Received<Name>,
  ) => Outcome<Answer<Name>, Fault> | Promise<Outcome<Answer<Name>, Fault>>
}

export type Handlers = HandlersOf<CallName>
export type PinHandlers = HandlersOf<PinCallName>

/** Any table of calls, for the one place that parses. */
export type CallTable = { readonly [name: string]: { readonly input: z.ZodType; readonly output: z.ZodType } }

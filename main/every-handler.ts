import type { Handlers } from '../contract/index.ts'
import type { Desk, Dialogs } from './desk.ts'
import { deskHandlers } from './handlers/desk.ts'
import { diagnosisHandlers } from './handlers/diagnosis.ts'
import { healthHandlers } from './handlers/health.ts'
import { importHandlers } from './handlers/import.ts'
import { journalHandlers } from './handlers/journal.ts'
import { peopleHandlers } from './handlers/people.ts'
import { printHandlers } from './handlers/print.ts'
import { requestHandlers } from './handlers/requests.ts'
import { secondHandlers } from './handlers/second.ts'
import { selfTestHandlers } from './handlers/self-test.ts'
import { staffHandlers } from './handlers/staff.ts'
import { trustHandlers } from './handlers/trust.ts'
import type { HealthThread } from './health/in-thread.ts'
import type { Importer } from './import/importer.ts'
import type { Printer } from './print/papers.ts'
import type { SelfTest } from '../contract/self-test.ts'

type Outside = {
  readonly importer: Importer
  readonly health: HealthThread
  readonly dialogs: Dialogs
  readonly printer: Printer
  readonly test: () => Promise<SelfTest>
}

/** Every call of the desk with what answers it; nothing here asks whose shift it is. */
export const everyHandler = (
  desk: Desk,
  { importer, health, dialogs, printer, test }: Outside,
): Handlers => ({
  ...deskHandlers(desk),
  ...selfTestHandlers(test),
  ...staffHandlers(desk),
  ...secondHandlers(desk),
  ...peopleHandlers(desk),
  ...journalHandlers(desk),
  ...importHandlers(desk, importer, dialogs),
  ...healthHandlers(desk, health, dialogs),
  ...printHandlers(desk, printer, dialogs),
  ...requestHandlers(desk),
  ...diagnosisHandlers(desk, dialogs),
  ...trustHandlers(desk, dialogs),
})

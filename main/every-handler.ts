import type { Handlers } from '../contract/index.ts'
import type { Copying } from './copying.ts'
import type { Desk } from './desk.ts'
import { conflictHandlers } from './handlers/conflict.ts'
import { deliveryHandlers } from './handlers/delivery.ts'
import { deskHandlers } from './handlers/desk.ts'
import { diagnosisHandlers } from './handlers/diagnosis.ts'
import { exchangeHandlers } from './handlers/exchange.ts'
import { healthHandlers } from './handlers/health.ts'
import { importHandlers } from './handlers/import.ts'
import { journalHandlers } from './handlers/journal.ts'
import { lookupHandlers } from './handlers/lookup.ts'
import { peopleHandlers } from './handlers/people.ts'
import { printHandlers } from './handlers/print.ts'
import { requestHandlers } from './handlers/requests.ts'
import { secondHandlers } from './handlers/second.ts'
import { selfTestHandlers } from './handlers/self-test.ts'
import { staffHandlers } from './handlers/staff.ts'
import { trustHandlers } from './handlers/trust.ts'
import { registerHandlers } from './handlers/register.ts'
import { accessHandlers } from './handlers/access.ts'
import { startHandlers } from './handlers/start.ts'
import { copiesHandlers } from './handlers/copies.ts'
import { updatesHandlers } from './handlers/updates.ts'
import { retentionHandlers } from './handlers/retention.ts'
import { recoveryHandlers } from './handlers/recovery.ts'
import { settingsHandlers } from './handlers/settings.ts'
import type { Keys } from './keys/ring.ts'
import type { HealthThread } from './health/in-thread.ts'
import type { Importer } from './import/importer.ts'
import type { joinKiosk } from './joined-kiosk.ts'
import type { Kept } from './joined-retention.ts'
import type { SelfTest } from '../contract/self-test.ts'
import type { Updating } from './joined-updates.ts'
import type { World } from './world.ts'

type Outside = {
  readonly importer: Importer
  readonly health: HealthThread
  readonly world: World
  /** The one that the base is under. */
  readonly key: Uint8Array
  readonly keys: Keys
  readonly copying: Copying
  readonly test: () => Promise<SelfTest>
  readonly updating: Updating
  readonly kept: Kept
  readonly kiosk: Pick<ReturnType<typeof joinKiosk>, 'handlers'>
}

/** Every call of the desk with what answers it; nothing here asks whose shift it is. */
export const everyHandler = (
  desk: Desk,
  { world, key, keys, copying, importer, health, test, kept, kiosk, updating }: Outside,
): Handlers => ({
  ...deskHandlers(desk),
  ...selfTestHandlers(test),
  ...staffHandlers(desk),
  ...secondHandlers(desk),
  ...peopleHandlers(desk),
  ...journalHandlers(desk),
  ...importHandlers(desk, importer, world.dialogs),
  ...healthHandlers(desk, health, world.dialogs),
  ...printHandlers(desk, world.printer, world.dialogs),
  ...requestHandlers(desk),
  ...diagnosisHandlers(desk, world.dialogs),
  ...trustHandlers(desk, world.dialogs),
  ...conflictHandlers(desk),
  ...deliveryHandlers(desk),
  ...exchangeHandlers(desk, world.dialogs),
  ...lookupHandlers(desk),
  ...registerHandlers(desk, world.dialogs),
  ...accessHandlers(desk, world.dialogs),
  ...startHandlers(desk),
  ...copiesHandlers(desk, world, copying, keys),
  ...updatesHandlers(updating, world),
  ...kiosk.handlers,
  ...retentionHandlers(desk, kept),
  ...recoveryHandlers({ desk, world, key }),
  ...settingsHandlers(desk, world),
})

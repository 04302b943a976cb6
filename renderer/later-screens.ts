import { Coming } from './coming.tsx'
import { later } from './parts/later.tsx'

// The screens that no start shows, each with its own code.
export const Person = later(() => import('./screens/person/person.tsx').then((one) => one.Person), Coming)
export const CasePage = later(() => import('./case-page.tsx').then((one) => one.CasePage), Coming)
export const Compare = later(() => import('./screens/compare/compare.tsx').then((one) => one.Compare), Coming)
export const Lookups = later(() => import('./screens/lookup/lookups.tsx').then((one) => one.Lookups))
export const DeskPalette = later(() => import('./desk-palette.tsx').then((one) => one.DeskPalette))
export const Paper = later(() => import('./screens/paper/paper.tsx').then((one) => one.Paper), Coming)
export const Sign = later(() => import('./screens/sign/sign.tsx').then((one) => one.Sign), Coming)
export const Outbox = later(() => import('./screens/outbox/outbox.tsx').then((one) => one.Outbox), Coming)
export const Help = later(() => import('./help.tsx').then((one) => one.Help))
export const Requests = later(
  () => import('./screens/requests/requests.tsx').then((one) => one.Requests),
  Coming,
)
export const Conflicts = later(
  () => import('./screens/conflicts/conflicts.tsx').then((one) => one.Conflicts),
  Coming,
)
export const Exchange = later(
  () => import('./screens/exchange/exchange.tsx').then((one) => one.Exchange),
  Coming,
)
export const Health = later(() => import('./screens/health/health.tsx').then((one) => one.Health), Coming)
export const Import = later(() => import('./screens/import/import.tsx').then((one) => one.Import), Coming)
export const Retype = later(() => import('./screens/retype/retype.tsx').then((one) => one.Retype), Coming)
export const Access = later(() => import('./screens/access/access.tsx').then((one) => one.Access), Coming)
export const Manual = later(() => import('./screens/manual/manual.tsx').then((one) => one.Manual), Coming)
export const RecoveryPaper = later(() =>
  import('./screens/paper/recovery-sheet.tsx').then((one) => one.RecoveryPaper),
)
export const Past = later(() => import('./screens/register/past.tsx').then((one) => one.Past), Coming)
export const Register = later(
  () => import('./screens/register/register.tsx').then((one) => one.Register),
  Coming,
)
export const Regions = later(() => import('./screens/case/regions.tsx').then((one) => one.Regions))
export const Staff = later(() => import('./screens/setup/staff.tsx').then((one) => one.Staff), Coming)
export const Offer = later(() => import('./screens/start/offer.tsx').then((one) => one.Offer))
export const Start = later(() => import('./screens/start/start.tsx').then((one) => one.Start), Coming)
export const Setup = later(() => import('./screens/setup/setup.tsx').then((one) => one.Setup), Coming)
export const Recovery = later(
  () => import('./screens/recovery/recovery.tsx').then((one) => one.Recovery),
  Coming,
)
export const SelfTestDialog = later(() => import('./self-test-dialog.tsx').then((one) => one.SelfTestDialog))
export const FailureDialog = later(() => import('./failure-dialog.tsx').then((one) => one.FailureDialog))

/** In the order they are most likely wanted in. */
const ALL = [
  Person,
  CasePage,
  Compare,
  Lookups,
  DeskPalette,
  Paper,
  Sign,
  Outbox,
  Help,
  Requests,
  Conflicts,
  Exchange,
  Health,
  Import,
  Retype,
  Access,
  Manual,
  RecoveryPaper,
  Past,
  Register,
  Regions,
  Staff,
  Offer,
  Start,
  Setup,
  Recovery,
  SelfTestDialog,
  FailureDialog,
]

/** The first page is drawn and what it asked is answered by then. */
const FIRST_MS = 1_000

/** Brings the code of every screen, one after the other, while the page has nothing else to do. Gives how to stop. */
export function bringScreens(): () => void {
  let isStopped = false
  const bringAll = async () => {
    for (const { bring } of ALL) {
      await idle()
      if (isStopped) return
      await bring().catch(() => undefined) // whoever opens it is told
    }
  }
  const timer = setTimeout(() => void bringAll(), FIRST_MS)
  return () => {
    isStopped = true
    clearTimeout(timer)
  }
}

const idle = (): Promise<void> =>
  new Promise((resolve) => {
    requestIdleCallback(() => resolve(), { timeout: 2_000 })
  })

import type { Desk as Look } from '../contract/desk.ts'
import type { Copying } from './copying.ts'
import type { Desk, Preferences } from './desk.ts'
import type { Place } from './place.ts'
import type { Start } from './start.ts'
import { forSecondOf } from './views.ts'
import type { World } from './world.ts'

type Needs = {
  readonly world: Pick<World, 'keys' | 'settings' | 'version'> & { readonly preferences: Preferences }
  readonly place: Pick<Place, 'school' | 'schoolTitle' | 'workplace' | 'training'>
  readonly people: Pick<Desk['people'], 'countAbout'>
  readonly corrections: Desk['corrections']
  readonly requests: Pick<Desk['requests'], 'overdue'>
  readonly withoutCards: boolean
  readonly copying: Pick<Copying, 'trouble'>
  readonly start: Pick<Start, 'look'>
  readonly shift: Pick<Desk['shift'], 'current'>
  /** What is said of a newer version, to whom it is said. */
  readonly mark: () => Partial<Pick<Look, 'update'>>
}

/** What every screen knows of the desk. */
export const lookOf =
  ({ world, place, people, corrections, requests, withoutCards, copying, start, shift, mark }: Needs) =>
  (): Look => {
    const { settings, version, preferences, keys } = world
    const { school, schoolTitle, workplace, training } = place
    const { language, theme, certificate } = preferences.get()
    const trouble = copying.trouble()
    const open = shift.current()
    return {
      training,
      school,
      schoolTitle,
      workplace,
      language,
      theme,
      version,
      people: people.countAbout(),
      drafts: corrections.counts().draft,
      overdue: requests.overdue(),
      ...forSecondOf(corrections, open?.fingerprint),
      secondSignature: settings.secondSignature,
      asksRevocation: settings.trust.revocation !== 'off',
      withoutCards,
      ...(trouble && { copyTrouble: trouble }),
      ...(!training && !keys.sheet() && { withoutRecovery: true }),
      ...mark(),
      start: start.look(),
      ...(certificate && { lastCertificate: certificate }),
      ...(open && { shift: open }),
    }
  }

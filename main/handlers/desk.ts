import { done } from '../../domain/outcome.ts'
import type { Handlers } from '../../contract/index.ts'
import type { Desk } from '../desk.ts'

type DeskHandlers = Omit<
  Pick<Handlers, Extract<keyof Handlers, `desk.${string}` | `shift.${string}` | `cards.${string}`>>,
  'cards.test'
>

/** The desk itself: what it is, whose shift it is, which cards are there. */
export function deskHandlers(desk: Desk): DeskHandlers {
  const { shift, signer, preferences } = desk
  return {
    'desk.look': () => done(desk.look()),
    'desk.speak': ({ language }) => {
      preferences.set({ language })
      desk.events.add('settings.change', 'language')
      desk.tell()
      return done(desk.look())
    },
    'desk.dress': ({ theme }) => {
      preferences.set({ theme })
      desk.events.add('settings.change', 'theme')
      desk.tell()
      return done(desk.look())
    },
    'shift.open': async (chosen) => {
      const opened = await shift.open(chosen, desk.questionOf(chosen.card, chosen.certificate))
      if (!opened.ok) return opened
      preferences.set({ certificate: chosen.certificate })
      return done(desk.look())
    },
    'shift.prepare': () => {
      const opened = shift.prepare()
      return opened.ok ? done(desk.look()) : opened
    },
    'shift.start': () => {
      const opened = shift.start()
      return opened.ok ? done(desk.look()) : opened
    },
    'shift.lock': () => {
      shift.lock()
      return done(desk.look())
    },
    'cards.look': () => done(signer.look()),
    'cards.restart': () => {
      signer.restart()
      return done(signer.look())
    },
  }
}

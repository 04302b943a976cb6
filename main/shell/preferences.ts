import Store from 'electron-store'
import type { Language } from '../../contract/desk.ts'
import type { Preferences } from '../desk.ts'

/** The person's own choices, in a file of the profile. */
export function openPreferences(folder: string): Preferences {
  const store = new Store<{ language: Language }>({
    cwd: folder,
    name: 'preferences',
    defaults: { language: 'ru' },
    schema: { language: { type: 'string', enum: ['ru', 'en'] } },
    clearInvalidConfig: true,
  })
  return {
    get: () => ({ language: store.get('language') }),
    set: ({ language }) => store.set('language', language),
  }
}

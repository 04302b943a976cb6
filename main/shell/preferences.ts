import Store from 'electron-store'
import type { Chosen, Preferences } from '../desk.ts'

/** The choices of this desk, in a file of the profile. */
export function openPreferences(folder: string): Preferences {
  const store = new Store<Chosen>({
    cwd: folder,
    name: 'preferences',
    defaults: { language: 'ru' },
    schema: {
      language: { type: 'string', enum: ['ru', 'en'] },
      certificate: { type: 'string', pattern: '^[0-9a-f]{64}$' },
    },
    clearInvalidConfig: true,
  })
  return {
    get: () => store.store,
    set: (changed) => store.set(changed),
  }
}

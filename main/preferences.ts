import { join } from 'node:path'
import { language, theme } from '../contract/desk.ts'
import type { Chosen, Preferences } from './desk.ts'
import { jsonIn } from './json-file.ts'
import { writeWhole } from './keys/written.ts'

const CERTIFICATE = /^[0-9a-f]{64}$/

/**
 * The choices of this desk, in a file of the profile. What cannot be read there stands as it was before anybody chose: they
 * are a language and a look, no reason not to start.
 */
export function openPreferences(folder: string): Preferences {
  const file = join(folder, 'preferences.json')
  let chosen = chosenIn(file)
  return {
    get: () => chosen,
    set(changed) {
      chosen = { ...chosen, ...changed }
      writeWhole(file, Buffer.from(`${JSON.stringify(chosen, undefined, 2)}\n`))
    },
  }
}

function chosenIn(file: string): Chosen {
  const held = heldIn(file)
  const { certificate } = held
  return {
    language: language.safeParse(held['language']).data ?? 'ru',
    theme: theme.safeParse(held['theme']).data ?? 'system',
    ...(typeof certificate === 'string' && CERTIFICATE.test(certificate) && { certificate }),
  }
}

function heldIn(file: string): Readonly<Record<string, unknown>> {
  try {
    return { ...(jsonIn(file) as object) }
  } catch {
    return {} // before the first choice; or half a file of an older version
  }
}

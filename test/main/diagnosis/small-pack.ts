import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from './desk.ts'

/** The same words in both languages. */
export const text = (words: string) => ({ ru: words, en: words })

/** One step of a task. */
export const step = text('Позвоните в школу.')
/** A case that no catalogue has. */
export const one = {
  code: 'C36',
  nature: 'data',
  title: text('Новый случай'),
  messages: [{ text: 'Совсем новая надпись', exact: true }],
  who: ['pupil', 'guardian'],
  why: text('Потому что.'),
  endings: [{ fields: ['snils'], tasks: [{ by: 'school', steps: [step], links: ['school'] }] }],
  source: 'own',
}
/** A journal that serves since September. */
export const served = { system: 'tor', validFrom: '2026-09-01', validTo: null, source: 'own' }

/** A small pack that is as it should be. */
export const pack = (other: Record<string, unknown> = {}) => ({
  form: 1,
  code: 'omsk',
  title: text('Омск, свой'),
  checked: '2026-12-01',
  served: [served],
  cases: [one],
  ...other,
})

/** The case with its one ending otherwise. */
export const ending = (other: Record<string, unknown>) => ({
  ...one,
  endings: [{ ...one.endings[0], ...other }],
})
/** The case with its one task otherwise. */
export const withTask = (other: Record<string, unknown>) =>
  ending({ tasks: [{ ...one.endings[0]!.tasks[0], ...other }] })

/** Writes a pack; gives where. */
export function written(content: unknown, folder = tempFolder()): string {
  const file = join(folder, 'pack.json')
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}

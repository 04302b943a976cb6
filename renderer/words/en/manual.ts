import { countedEnglish } from '../count.ts'
import type { Words } from '../spoken.ts'

export const manual: Words['manual'] = {
  title: 'Manual',
  whole: 'On the whole page',
  label: 'Find in the manual',
  placeholder: 'What is to be done?',
  clear: 'Clear',
  sections: 'Sections of the manual',
  found: (number) => `Found: ${countedEnglish(number, 'section', 'sections')}`,
  nothing: 'The manual has no such thing',
  nothingWhat:
    'Try another word or its beginning: “sign”, “pin”, “queue”. The number of a failure is found by Ctrl+K.',
}

import { formatDate } from '../../../domain/date.ts'
import { countedEnglish } from '../count.ts'
import type { marks as ru } from '../ru/marks.ts'
import { findings } from './findings.ts'

const differ = 'Gosuslugi wants a different one for everybody. Ask whose it is.'

export const marks: typeof ru = {
  ...findings,
  'snils.phone': () => ({
    what: 'A phone number instead of the SNILS',
    act: 'Enter the SNILS from the document.',
  }),
  'snils.elsewhere': ({ others }) => ({
    what: `${countedEnglish(others.length, 'other person has', 'other people have')} this SNILS`,
    act: 'It is right for one only. Compare with the document.',
  }),
  'snils.of-guardian': () => ({
    what: 'This is a grown-up’s SNILS',
    act: 'The parent’s number got into the child’s record. Enter the child’s own.',
  }),
  'snils.in-child': () => ({
    what: 'The child’s record has this SNILS too',
    act: 'Here it is probably right. Correct the child’s record.',
  }),
  'snils.of-twin': () => ({
    what: 'Twins with one SNILS',
    act: 'Their numbers differ. Compare both with the documents.',
  }),
  'snils.twin': () => ({
    what: 'Twins',
    act: 'Their numbers are easily swapped. Compare with the document of this very child.',
  }),
  'name.swapped': () => ({ what: 'Last and first name swapped', act: 'Compare with the document.' }),
  'certificate.elsewhere': () => ({
    what: 'Somebody else has this certificate',
    act: 'Everybody has a number of their own. Compare with the document.',
  }),
  'certificate.issued': ({ on }) => ({
    what: `Issued ${formatDate(on)}`,
    act: 'This cannot be: before the birth, or yet to come. Compare with the document.',
  }),
  'phone.of-family': () => ({ what: 'Child and grown-up share a phone', act: differ }),
  'phone.elsewhere': () => ({ what: 'Another person has this phone', act: differ }),
  'email.of-family': () => ({ what: 'Child and grown-up share an address', act: differ }),
  'email.elsewhere': () => ({ what: 'Another person has this address', act: differ }),
  'age.turns': ({ age, on, days }) => ({
    what: days > 0 ? `${age} in ${countedEnglish(days, 'day', 'days')}` : `${age} on ${formatDate(on)}`,
    act:
      age === 14
        ? 'A passport and an account of their own on Gosuslugi will be needed.'
        : 'The parents’ consent ends: their own is needed.',
  }),
  'age.parent': ({ age }) => ({
    what: `${countedEnglish(age, 'year', 'years')} older than the child`,
    act: 'Unusual for a parent. Compare the dates of birth.',
  }),
  'link.none': () => ({
    what: 'No family links',
    act: 'The parent will not see the diary. Link the records in the journal.',
  }),
  'link.gone': () => ({
    what: 'The linked person is no longer in the journal',
    act: 'Check the family in the journal.',
  }),
  'card.doubled': () => ({
    what: 'This person has two cards',
    act: 'The journal may take the wrong one. Close one of them in the journal.',
  }),
  'card.left': () => ({ what: 'Has left the school', act: 'The journal may not take corrections.' }),
}

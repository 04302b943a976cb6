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
  'name.typo': () => ({
    what: 'Looks like a slip of the finger',
    act: 'Compare every letter with the document.',
  }),
  'name.yo': () => ({
    what: 'Usually written with ё',
    act: 'For the journal е and ё are different letters. Enter what the document has.',
  }),
  'name.sex': () => ({ what: 'The ending is of the other sex', act: 'Compare with the document.' }),
  'name.initial': () => ({
    what: 'A letter instead of a name',
    act: 'Enter the whole name from the document.',
  }),
  'name.diminutive': () => ({
    what: 'Looks like a pet name',
    act: 'Documents have the full one. Compare with the document.',
  }),
  'name.family': () => ({
    what: 'The family writes this surname otherwise',
    act: 'Compare the documents of both: the slip may be in the other record.',
  }),
  'name.father': () => ({
    what: 'The patronymic is not that of the family',
    act: 'The father’s name and the children’s patronymics should agree. Compare with the documents.',
  }),
  'card.sex': () => ({ what: 'The sex does not fit the name', act: 'Check sex and name in the journal.' }),
  'date.order': () => ({
    what: 'Day and month seem to have changed places',
    act: 'The other way round the date fits the papers. Compare with the document.',
  }),
  'date.paper': () => ({
    what: 'The year of birth does not fit the certificate',
    act: 'Births are registered within weeks. Compare the year with the document.',
  }),
  'birth.siblings': () => ({
    what: 'Too near to the birth of a brother or sister',
    act: 'One mother’s children are nine months apart unless they are twins. Compare both dates.',
  }),
  'age.class': ({ age }) => ({
    what: `${countedEnglish(age, 'year', 'years')} old is unusual for the class`,
    act: 'Compare the year of birth, and check the class.',
  }),
  'passport.form': () => ({
    what: 'A passport has 4 digits of series and 6 of number',
    act: 'Compare with the passport.',
  }),
  'passport.early': () => ({
    what: 'The passport was given before the age of 14',
    act: 'This cannot be. Compare the dates of birth and of issue.',
  }),
  'passport.old': () => ({
    what: 'The passport should have been replaced',
    act: 'This is done at 20 and at 45. Ask for the new one.',
  }),
  'citizenship.paper': () => ({
    what: 'A Russian passport, yet another citizenship',
    act: 'Check the citizenship and the kind of the document.',
  }),
  'name.swapped': () => ({ what: 'A name in the wrong field', act: 'Compare with the document.' }),
  'certificate.elsewhere': () => ({
    what: 'Somebody else has this certificate',
    act: 'Everybody has a number of their own. Compare with the document.',
  }),
  'certificate.issued': ({ on }) => ({
    what: `The certificate was issued ${formatDate(on)}`,
    act: 'This cannot be: before the birth, or yet to come. Compare with the document.',
  }),
  'phone.of-family': () => ({ what: 'Child and grown-up share a phone', act: differ }),
  'phone.elsewhere': () => ({ what: 'Another person has this phone', act: differ }),
  'phone.parents': () => ({
    what: 'Two grown-ups of the family share a phone',
    act: 'Only one of them can have an account on Gosuslugi by it.',
  }),
  'email.parents': () => ({
    what: 'Two grown-ups of the family share an address',
    act: 'Only one of them can have an account on Gosuslugi by it.',
  }),
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
  'link.sibling': () => ({
    what: 'Not linked to a brother or sister of their child',
    act: 'The parent will not see that diary. Link the records in the journal if the child is theirs too.',
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

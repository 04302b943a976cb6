import { countedEnglish } from '../count.ts'
import type { findings as ru } from '../ru/findings.ts'

const seeDocument = 'Compare with the document.'
const retype = 'Type it again in the Russian layout.'

export const findings: typeof ru = {
  'field.empty': () => ({ what: 'Empty', act: 'Enter it from the document.' }),

  'snils.form': () => ({ what: 'A SNILS has 11 digits', act: seeDocument }),
  'snils.ten-digits': () => ({
    what: 'Only 10 digits',
    act: 'Excel has probably lost the leading zero. Compare with the document.',
  }),
  'snils.repeated': () => ({
    what: 'There is no such SNILS',
    act: 'Somebody filled the field for show. Enter the real one.',
  }),
  'snils.control': () => ({
    what: 'Wrong SNILS',
    act: 'The check number does not fit: one digit is a slip. Compare with the document.',
  }),
  'snils.without-control': () => ({
    what: 'A very old number',
    act: 'It has no check number. Compare every digit with the document.',
  }),

  'name.empty': () => ({ what: 'Empty', act: 'Enter it from the document.' }),
  'name.latin': () => ({
    what: 'Latin letters',
    act: `They look Russian, but the journal does not take them so. ${retype}`,
  }),
  'name.mixed-script': () => ({ what: 'Russian and Latin letters together', act: retype }),
  'name.spaces': () => ({ what: 'Needless spaces', act: 'Remove those at the ends and the doubled ones.' }),
  'name.invisible': () => ({ what: 'Invisible characters', act: 'Type it again: they came with copying.' }),
  'name.decomposed': () => ({ what: 'Й or ё kept as two characters', act: 'Type it again.' }),
  'name.digits': () => ({ what: 'Digits in a name', act: seeDocument }),
  'name.letters': () => ({ what: 'Signs outside the Russian alphabet', act: seeDocument }),
  'name.hyphen': () => ({ what: 'Wrong hyphen', act: 'Use a plain hyphen without spaces.' }),
  'name.placeholder': () => ({
    what: 'A dash instead of an empty field',
    act: 'If the document has none, leave the field empty.',
  }),
  'name.case': () => ({
    what: 'Unusual capitals',
    act: 'The usual form is “Иванов”. Compare with the document.',
  }),
  'name.two-words-in-one': () => ({
    what: 'First name and patronymic in one field',
    act: 'Put each into its own field.',
  }),
  'name.first-sign': () => ({ what: 'A name cannot begin so', act: seeDocument }),
  'name.sign': () => ({ what: 'An unusual character', act: 'This is rare. Compare with the document.' }),
  'name.long': ({ most }) => ({
    what: 'Too long',
    act: `Gosuslugi takes ${countedEnglish(most, 'character', 'characters')} at most.`,
  }),

  'date.form': () => ({ what: 'Not a date', act: 'Enter day, month and year: 12.03.2014.' }),
  'date.calendar': () => ({ what: 'No such day in the calendar', act: seeDocument }),
  'date.year': () => ({ what: 'Wrong year', act: seeDocument }),
  'date.future': () => ({ what: 'The day is yet to come', act: seeDocument }),
  'age.pupil': ({ age }) => ({
    what: `Age ${age}`,
    act: 'Unusual for a pupil. Compare the year of birth with the document.',
  }),
  'age.guardian': ({ age }) => ({
    what: `Age ${age}`,
    act: 'Unusual for a grown-up. Compare the year of birth with the document.',
  }),

  'certificate.series-form': () => ({
    what: 'The series is written wrongly',
    act: 'A Roman number, a hyphen and two Russian letters: II-РЕ.',
  }),
  'certificate.number-inside': () => ({
    what: 'The number stands in the series',
    act: 'Only the series here; the number has its own field.',
  }),
  'certificate.roman': ({ roman }) => ({ what: `“${roman}” is not a Roman number`, act: seeDocument }),
  'certificate.letters': ({ letters }) => ({
    what: `“${letters}” after the hyphen`,
    act: 'Two Russian letters belong there. Compare with the document.',
  }),
  'certificate.number-form': ({ digits }) => ({
    what: `Digits in the number: ${digits}`,
    act: 'There should be six or seven. Compare with the document.',
  }),
  'certificate.layout': () => ({
    what: 'Wrong layout',
    act: 'Latin letters before the hyphen, Russian ones after it.',
  }),
  'certificate.absent': () => ({
    what: 'No certificate',
    act: 'Children under 14 are found by it. Enter it from the document.',
  }),
  'certificate.signs': () => ({
    what: 'Other characters in the number',
    act: 'Gosuslugi wants digits only, no № and no spaces.',
  }),
  'certificate.half': () => ({ what: 'Half of the certificate', act: 'Both series and number are needed.' }),
  'certificate.unusual': ({ numeral }) => ({
    what: `An unusual series: ${numeral}`,
    act: 'The number is rarely above twenty. Compare with the document.',
  }),

  'phone.form': () => ({ what: 'Needless characters in the number', act: 'Digits only: +7 and ten more.' }),
  'phone.digits': ({ digits }) => ({
    what: `Digits in the number: ${digits}`,
    act: 'There should be ten after +7.',
  }),
  'phone.two': () => ({ what: 'Two numbers in one field', act: 'Keep the one given on Gosuslugi.' }),
  'phone.foreign': () => ({
    what: 'A foreign number',
    act: 'A Russian number is needed, the one given on Gosuslugi.',
  }),
  'phone.repeated': () => ({
    what: 'Filled for show',
    act: 'Ask for the real number, or leave the field empty.',
  }),
  'phone.landline': () => ({ what: 'A landline', act: 'Gosuslugi sends codes to mobile phones only.' }),

  'email.form': () => ({ what: 'Not an e-mail address', act: 'It is written like this: name@mail.ru.' }),
  'email.cyrillic': () => ({
    what: 'Russian letters in the address',
    act: 'Type it again in the Latin layout.',
  }),
  'email.two': () => ({ what: 'Two addresses in one field', act: 'Keep the one given on Gosuslugi.' }),
  'email.long': () => ({ what: 'The address is too long', act: 'Ask for it once more.' }),
  'email.domain': () => ({ what: 'Looks like a slip in the address', act: 'Check the part after @.' }),
}

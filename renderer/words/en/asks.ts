import type { Mark } from '../../../contract/mark.ts'
import type { Field } from '../../../domain/person.ts'
import type { asks as ru } from '../ru/asks.ts'

const FIELD_ASKS: { readonly [Name in Field]: string } = {
  snils: 'Bring the SNILS: the number in the journal is wrong.',
  lastName: 'Bring a document: we shall check the last name.',
  firstName: 'Bring a document: we shall check the first name.',
  middleName: 'Bring a document: we shall check the patronymic.',
  birthDate: 'Bring a document: we shall check the date of birth.',
  certificateSeries: 'Bring the birth certificate: we shall check its series and number.',
  certificateNumber: 'Bring the birth certificate: we shall check its series and number.',
  phone: 'Write down the mobile number that Gosuslugi knows.',
  email: 'Write down the e-mail address that Gosuslugi knows.',
}

const EMPTY_ASKS: { readonly [Name in Field]: string } = {
  ...FIELD_ASKS,
  snils: 'Bring the SNILS: the journal has none.',
  lastName: 'Bring a document: the journal has no last name.',
  firstName: 'Bring a document: the journal has no first name.',
  middleName: 'Bring a document: the journal has no patronymic. If the document has none either, say so.',
  birthDate: 'Bring a document: the journal has no date of birth.',
}

type Placed = { readonly field: Mark['field'] }

const askAbout = ({ field }: Placed): string =>
  field === 'links' || field === 'card' ? '' : FIELD_ASKS[field]
const askForEmpty = ({ field }: Placed): string =>
  field === 'links' || field === 'card' ? '' : EMPTY_ASKS[field]

const nothing = () => ''

const ownPhone = 'Gosuslugi wants a number of one’s own for everybody.'
const ownEmail = 'Gosuslugi wants an address of one’s own for everybody.'

export const asks: typeof ru = {
  'field.empty': askForEmpty,

  'snils.form': askAbout,
  'snils.ten-digits': () => 'Bring the SNILS: a digit is missing in the journal.',
  'snils.repeated': () => 'Bring the SNILS: the one in the journal was entered for show.',
  'snils.control': () => 'Bring the SNILS: the number in the journal has a slip.',
  'snils.without-control': () => 'Bring the SNILS: the number is an old one, we shall compare every digit.',
  'snils.phone': () => 'Bring the SNILS: a phone number stands in its place.',
  'snils.elsewhere': () => 'Bring the SNILS: another person has the same number in the journal.',
  'snils.of-guardian': () => 'Bring the child’s SNILS: the journal has a grown-up’s number.',
  'snils.in-child': nothing,
  'snils.of-twin': () => 'Bring the SNILS of both twins: the journal has one number for both.',
  'snils.twin': () => 'Bring the SNILS of this very child: twins’ numbers are easily swapped.',

  'name.empty': askForEmpty,
  'name.latin': nothing,
  'name.mixed-script': nothing,
  'name.spaces': nothing,
  'name.invisible': nothing,
  'name.decomposed': nothing,
  'name.hyphen': nothing,
  'name.placeholder': ({ field }) =>
    field === 'middleName'
      ? 'Is there a patronymic in the document? If so, bring the document.'
      : askAbout({ field }),
  'name.case': nothing,
  'name.two-words-in-one': nothing,
  'name.digits': askAbout,
  'name.letters': askAbout,
  'name.first-sign': askAbout,
  'name.diminutive': askAbout,
  'name.sign': askAbout,
  'name.long': askAbout,
  'name.swapped': nothing,
  'name.typo': askAbout,
  'name.yo': askAbout,
  'name.sex': askAbout,
  'name.family': askAbout,
  'name.father': askAbout,
  'name.initial': askAbout,

  'date.form': askAbout,
  'date.calendar': askAbout,
  'date.year': askAbout,
  'date.future': askAbout,
  'date.order': askAbout,
  'date.paper': askAbout,
  'birth.siblings': askAbout,
  'age.pupil': askAbout,
  'age.guardian': askAbout,
  'age.class': () => FIELD_ASKS.birthDate,
  'age.parent': () => 'Bring the documents: we shall check both dates of birth.',
  'age.turns': ({ age }) =>
    age === 14
      ? 'Soon 14: get the passport, and an account of the child’s own on Gosuslugi.'
      : 'Soon 18: the parents’ consent ends, the pupil’s own is needed.',

  'certificate.series-form': askAbout,
  'certificate.number-inside': askAbout,
  'certificate.roman': askAbout,
  'certificate.letters': askAbout,
  'certificate.number-form': askAbout,
  'certificate.layout': nothing,
  'certificate.absent': () => 'Bring the birth certificate: the journal has none.',
  'certificate.signs': askAbout,
  'certificate.half': () => 'Bring the birth certificate: half of it is missing in the journal.',
  'certificate.unusual': askAbout,
  'certificate.elsewhere': () => 'Bring the birth certificate: another child has the same number.',
  'certificate.issued': () => 'Bring the birth certificate: we shall check when it was issued.',

  'passport.form': () => 'Bring the passport: its number in the journal is wrong.',
  'passport.early': () => 'Bring the passport: we shall check the date of birth and the date of issue.',
  'passport.old': () => 'Bring the new passport: the journal has the old one.',
  'citizenship.paper': () => 'Bring a document: we shall check the citizenship.',

  'phone.form': nothing,
  'phone.digits': askAbout,
  'phone.two': () => 'Which of the two phones does Gosuslugi know? Write it down.',
  'phone.foreign': () => 'Write down the Russian number that Gosuslugi knows.',
  'phone.repeated': askAbout,
  'phone.landline': () => 'Write down a mobile number: a landline gets no codes from Gosuslugi.',
  'phone.of-family': () => `Whose phone is it, the child’s or the grown-up’s? ${ownPhone}`,
  'phone.elsewhere': () => `Write down your own phone number. ${ownPhone}`,
  'phone.parents': () => `Whose phone is it of the two grown-ups? ${ownPhone}`,

  'email.form': askAbout,
  'email.cyrillic': nothing,
  'email.two': () => 'Which of the two addresses does Gosuslugi know? Write it down.',
  'email.long': askAbout,
  'email.domain': () => 'Check the e-mail address: there seems to be a slip in it.',
  'email.of-family': () => `Whose address is it, the child’s or the grown-up’s? ${ownEmail}`,
  'email.elsewhere': () => `Write down your own e-mail address. ${ownEmail}`,
  'email.parents': () => `Whose address is it of the two grown-ups? ${ownEmail}`,

  'link.none': () => 'Who stands for the child? Bring the passport and the birth certificate.',
  'link.sibling': () =>
    'Do you stand for the other children of the family too? Bring the passport and their birth certificates.',
  'link.gone': () => 'Who stands for the child now? Bring the passport and the birth certificate.',
  'card.doubled': nothing,
  'card.left': nothing,
  'card.sex': nothing,
}

import type { Basis } from '../../domain/correction.ts'
import type { Field } from '../../domain/person.ts'

/**
 * What stands in the cells of a journal's table and in the form of the receipt. They belong to the file, not to the
 * screen: a package is the same whatever language the page has, and Russian is what journals read.
 */
export const FIELD_TITLES: { readonly [Name in Field]: string } = {
  snils: 'СНИЛС',
  lastName: 'Фамилия',
  firstName: 'Имя',
  middleName: 'Отчество',
  birthDate: 'Дата рождения',
  certificateSeries: 'Серия свидетельства',
  certificateNumber: 'Номер свидетельства',
  phone: 'Телефон',
  email: 'Электронная почта',
}

export const BASIS_TITLES: { readonly [Name in Basis]: string } = {
  original: 'подлинник документа',
  copy: 'копия в личном деле',
  gosuslugi: 'экран Госуслуг',
}

export const SEX_TITLES = { male: 'М', female: 'Ж', unknown: '' } as const

export const KIND_TITLES = { pupil: 'Учащийся', guardian: 'Представитель' } as const

/** Headings of the receipt form. «ФИО» is known to every reader of tables: by it the separator is told, whatever stands in a reason. */
export const RECEIPT_HEADINGS = {
  number: '№',
  person: 'ФИО',
  taken: 'Принято (да/нет)',
  note: 'Причина отказа',
  id: 'Номер исправления',
  package: 'Номер пакета',
} as const

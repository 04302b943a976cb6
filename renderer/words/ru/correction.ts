import type { Asker, Basis, CorrectionState } from '../../../domain/correction.ts'
import type { DocumentType, Field, PersonKind, Relation } from '../../../domain/person.ts'
import type { Refusal } from '../../../contract/gateway.ts'

export const fields: { readonly [Name in Field]: string } = {
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

export const kinds: { readonly [Kind in PersonKind]: string } = {
  pupil: 'Ученик',
  guardian: 'Взрослый',
}

export const relations: { readonly [Name in Relation]: string } = {
  mother: 'мать',
  father: 'отец',
  guardian: 'опекун',
  adopter: 'усыновитель',
  other: 'другой взрослый',
}

export const documents: { readonly [Type in DocumentType]: string } = {
  'birth-certificate': 'Свидетельство о рождении',
  'foreign-birth-certificate': 'Иностранное свидетельство о рождении',
  passport: 'Паспорт РФ',
  'foreign-document': 'Иностранный документ',
}

export const sexes = { male: 'мужской', female: 'женский', unknown: 'не указан' }

export const states: { readonly [State in CorrectionState]: string } = {
  draft: 'ждёт подписи',
  withdrawn: 'отменено',
  signed: 'ждёт второй подписи',
  waiting: 'ждёт передачи',
  'handed-over': 'передано, ждём ответа',
  confirmed: 'журнал подтвердил',
  proved: 'вход удался',
  refused: 'журнал отказал',
  conflict: 'в журнале уже другое',
  'set-aside': 'отложено',
  closed: 'закрыто',
}

export const bases: { readonly [Name in Basis]: string } = {
  original: 'Подлинник документа',
  copy: 'Копия в личном деле',
  gosuslugi: 'Экран Госуслуг у родителя',
}

export const askers: { readonly [Name in Asker]: string } = {
  guardian: 'Родитель или законный представитель',
  pupil: 'Сам ученик',
  school: 'Школа',
}

/** Why the journal refused, and what to do about it. */
export const refusals: { readonly [Code in Refusal]: string } = {
  bytes: 'Журнал не смог прочитать исправление. Отложите его и внесите заново.',
  signature:
    'Журнал не принял подпись: сертификат истёк или выдан не тем центром, либо подпись слишком старая. Подпишите исправление другим сертификатом.',
  revoked:
    'Сертификат того, кто подписал, отозван. Отложите исправление, внесите его заново и подпишите другим сертификатом.',
  second:
    'Журнал ждёт вторую подпись. Отложите исправление и внесите заново: его должен подписать ещё один человек.',
  rights: 'Этот сертификат не может исправлять данные этой школы. Обратитесь к администратору региона.',
  'person-unknown': 'В журнале нет такого человека в этой школе. Проверьте, не выбыл ли он.',
  value: 'Журнал не принял значение. Сверьте его с документом ещё раз.',
  training: 'Учебное исправление нельзя отправить в настоящий журнал. Отложите его.',
  'id-taken': 'В журнале уже есть другое исправление с этим номером. Отложите это и внесите заново.',
}

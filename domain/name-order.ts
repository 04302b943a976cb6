import { fold } from './fold.ts'

/** First names that most people in Russian schools bear, folded: enough to see a first name in the wrong field. */
const FIRST_NAMES = new Set(
  `александр алексей анатолий андрей антон арсений артем артур богдан борис вадим валентин валерий василий
  виктор виталий владимир владислав вячеслав георгий герман глеб григорий давид даниил данил данила денис
  дмитрий евгений егор захар иван игорь илья кирилл константин леонид макар максим марат марк матвей михаил
  никита николай олег павел петр платон роман руслан рустам савелий святослав семен сергей станислав степан
  тимофей тимур федор эдуард юрий яков ярослав
  агата алевтина александра алена алина алиса алла анастасия ангелина анна анжелика арина валентина валерия
  варвара василиса вера вероника виктория галина дарья диана ева евгения екатерина елена елизавета жанна
  зинаида злата инна ирина кира кристина ксения лариса лидия любовь людмила маргарита марина мария мила
  милана надежда наталья наталия нина оксана олеся ольга полина раиса регина светлана снежана софия софья
  таисия тамара татьяна ульяна юлия яна
  аделина айлина альбина амина аэлита дина зарина камилина карина каролина лина мадина мартин медина мелина
  нина резеда рината сабина селина фатина эвелина эльвина юстина янина`.split(/\s+/),
)

/** Endings of surnames. First names with such endings are in the list above. */
const SURNAME = /(ов|ев|ин|ын|ский|цкий|ова|ева|ина|ына|ская|цкая|енко|чук|юк|ых|дзе|швили)$/u

const PATRONYMIC = /(вич|вна|ична|инична)$/u

/** Whether the surname stands in the field of the first name and the reverse: «Мария | Новикова». */
export function isSwappedWithSurname(lastName: string, firstName: string): boolean {
  const [last, first] = [fold(lastName), fold(firstName)]
  return FIRST_NAMES.has(last) && !FIRST_NAMES.has(first) && SURNAME.test(first)
}

/** Whether the patronymic stands in the field of the first name and the reverse: «Ивановна | Мария». */
export function isSwappedWithPatronymic(firstName: string, middleName: string): boolean {
  const [first, middle] = [fold(firstName), fold(middleName)]
  return PATRONYMIC.test(first) && FIRST_NAMES.has(middle)
}

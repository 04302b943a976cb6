/** What the check of a region pack says, in its own words, and the same in Russian; `$1` is what it names. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/^does not belong here$/, 'этого ключа здесь не бывает'],
  [/^is missing$/, 'не заполнено'],
  [/^is empty$/, 'пусто'],
  [/^is too short$/, 'слишком коротко'],
  [/^is too long$/, 'слишком длинно'],
  [/^is too large$/, 'файл слишком большой'],
  [/^is not a list$/, 'нужен список'],
  [/^is not an object$/, 'нужен объект в фигурных скобках'],
  [/^is not a text$/, 'нужен текст в кавычках'],
  [/^is not true or false$/, 'нужно true или false'],
  [/^is not (\w+)$/, 'нужно значение другого вида: $1'],
  [/^is none of: (.*)$/s, 'подходит только одно из: $1'],
  [/^is not a day like (.*)$/, 'нужна дата в виде $1'],
  [/^is not an address like (.*)$/, 'нужен адрес в виде $1'],
  [/^is not as it should be$/, 'записано не по форме'],
  [/^is not a name of small Latin letters/, 'годятся только строчные латинские буквы, цифры и дефис'],
  [/^has signs that may not stand here$/, 'есть знаки, которых здесь не бывает'],
  [/^is the name of a file of another kind$/, 'это имя занято другим файлом'],
  [/^is earlier than that of the pack in use: (.*)$/, 'файл старше того, что уже стоит: $1'],
  [/^ends before it begins$/, 'конец раньше начала'],
  [/^overlaps the time of (.*)$/, 'срок пересекается со сроком $1'],
  [/^(\S+) stands here twice$/, '$1 встречается дважды'],
  [/^no link is called '(.*)'$/, 'нет ссылки с именем «$1»'],
  [/^nothing is put into (.*)$/, 'нечего подставить вместо $1'],
  [/^nothing is left where the region has no door$/, 'без адреса дневника шагов не остаётся'],
  [/^the last ending must fit everybody$/, 'последний исход должен подходить всем'],
  [/^a case of this nature never leads to a correction$/, 'такой случай не ведёт к исправлению данных'],
  [/^cannot be read or is no JSON$/, 'не читается: это не JSON или нет прав'],
  [/^no pack has the code '(.*)'$/, 'нет региона с кодом «$1»'],
]

/** Why a region pack was not taken; what is not known here is said as the check says it. */
export function packReason(reason: string): string {
  const known = REASONS.find(([said]) => said.test(reason))
  return known ? reason.replace(known[0], known[1]) : reason
}

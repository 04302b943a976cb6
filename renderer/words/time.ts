type Words = { today: string; at: string }

/** An instant as a clerk says it: «сегодня в 08:15», «22.11 в 08:15», with the year when it is not this one. */
export function moment(instant: string, now: Date, words: Words): string {
  const when = new Date(instant)
  const clock = `${twoDigits(when.getHours())}:${twoDigits(when.getMinutes())}`
  const date = `${twoDigits(when.getDate())}.${twoDigits(when.getMonth() + 1)}`
  if (when.toDateString() === now.toDateString()) return `${words.today} ${words.at} ${clock}`
  const year = when.getFullYear() === now.getFullYear() ? '' : `.${when.getFullYear()}`
  return `${date}${year} ${words.at} ${clock}`
}

const twoDigits = (number: number): string => String(number).padStart(2, '0')

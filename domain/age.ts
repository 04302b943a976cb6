import { daysAfter, daysBetween } from './date.ts'

/**
 * The three ages that Госуслуги tells apart: a child's account made by the parent; an own account bound to
 * the parent's; an own account and own consent.
 */
export const AGE_GROUPS = ['to-13', '14-17', 'from-18'] as const

export type AgeGroup = (typeof AGE_GROUPS)[number]

/** Full years on a day; born on 29 February, a year is full on 1 March. Both dates ISO. Below zero before birth. */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years
}

/** Which rules of Госуслуги hold for the person on a day. Both dates ISO. */
export function ageGroup(birthDate: string, day: string): AgeGroup {
  const age = ageOn(birthDate, day)
  return age < 14 ? 'to-13' : age < 18 ? '14-17' : 'from-18'
}

/** A birthday that changes the rules: which one, on which day (ISO), and how many days away. */
export type Turning = { readonly age: 14 | 18; readonly on: string; readonly days: number }

/** The 14th or 18th birthday when it comes within so many days of the day (that day itself included). */
export function turns(birthDate: string, day: string, days: number): Turning | undefined {
  for (const age of [14, 18] as const) {
    const on = birthday(birthDate, age)
    const left = daysBetween(day, on)
    if (left >= 0 && left <= days) return { age, on, days: left }
  }
  return undefined
}

/** The youngest and the oldest that are seen in schools. */
const YOUNGEST_PUPIL = 5
const OLDEST_PUPIL = 21
const YOUNGEST_PARENT = 14
const OLDEST_GUARDIAN = 100

/** Whether a pupil of this birth date may sit in a class on that day. Both dates ISO. */
export function isPupilAge(birthDate: string, day: string): boolean {
  const age = ageOn(birthDate, day)
  return age >= YOUNGEST_PUPIL && age <= OLDEST_PUPIL
}

/** Whether a grown-up of this birth date may stand for a pupil on that day. Both dates ISO. */
export function isGuardianAge(birthDate: string, day: string): boolean {
  const age = ageOn(birthDate, day)
  return age >= YOUNGEST_PARENT && age <= OLDEST_GUARDIAN
}

/** How many full years the parent was old when the child was born, where that is fewer than 14. */
export function tooYoungParent(parent: string, child: string): number | undefined {
  const years = ageOn(parent, child)
  return years < YOUNGEST_PARENT ? years : undefined
}

function birthday(birthDate: string, age: number): string {
  const on = `${Number(birthDate.slice(0, 4)) + age}${birthDate.slice(4)}`
  const isLeapDay = birthDate.endsWith('-02-29') && daysAfter(`${on.slice(0, 4)}-02-28`, 1).endsWith('-03-01')
  return isLeapDay ? `${on.slice(0, 4)}-03-01` : on
}

import { z } from 'zod'

const day = z.iso.date()

const isWeekend = (iso: string): boolean => [0, 6].includes(new Date(`${iso}T00:00:00Z`).getUTCDay())

const hasNoDoubles = (values: readonly unknown[]): boolean => new Set(values).size === values.length

/**
 * One year as decreed. `daysOff` are those on Monday to Friday: public holidays, and days off moved there;
 * Saturdays and Sundays are off without being named, but for `workingWeekends`.
 */
export const decreedYear = z
  .strictObject({
    year: z.int().min(2020).max(2100),
    daysOff: z.array(day).min(1).max(60),
    workingWeekends: z.array(day).max(20),
    /** The decree: date, number, and what it moves. */
    source: z.string().min(1).max(600),
  })
  .superRefine(({ year, daysOff, workingWeekends }, context) => {
    const tell = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message })
    if (daysOff.some(isWeekend)) tell('daysOff', 'a Saturday or Sunday is off without being named')
    if (!workingWeekends.every(isWeekend)) tell('workingWeekends', 'neither a Saturday nor a Sunday')
    for (const [path, days] of Object.entries({ daysOff, workingWeekends })) {
      if (!days.every((one) => one.startsWith(`${year}-`))) tell(path, 'a day of another year')
      if (!hasNoDoubles(days)) tell(path, 'a day named twice')
    }
  })

/** `regions/calendar.json`: working days and days off, year by year. `checked` is when it was last looked after. */
export const calendar = z.strictObject({
  form: z.literal(1),
  checked: day,
  years: z
    .array(decreedYear)
    .min(1)
    .refine((years) => hasNoDoubles(years.map(({ year }) => year)), 'a year named twice'),
})

export type CalendarFile = z.output<typeof calendar>

/** The languages the command speaks. */
export type Language = 'ru' | 'en'

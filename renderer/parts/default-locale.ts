/**
 * In place of React Aria's hook of the same name (electron.vite.config.ts), which has Chromium list all its locales
 * before anything is drawn, 19 ms of a start. The lists of the desk are of Russian names, whatever language it speaks.
 */
const RUSSIAN = { locale: 'ru-RU', direction: 'ltr' } as const

export const useDefaultLocale = (): typeof RUSSIAN => RUSSIAN

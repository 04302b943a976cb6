import { createContext, useContext } from 'react'
import { ru } from './ru.ts'

/** The catalogue: Russian sets its shape, every other language must fill it. */
export type Words = typeof ru

/** The language of the page. */
export const Spoken = createContext<Words>(ru)

/** The words of the page's language. */
export const useWords = (): Words => useContext(Spoken)

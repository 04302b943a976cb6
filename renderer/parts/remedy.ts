import { createContext, useContext } from 'react'

/** The failure catalogue as a notice knows it: how a number is said, and how its page is opened. */
export type Catalogue = {
  readonly number: (number: number) => string
  readonly what: string
  readonly open: (number: number) => void
}

/** The catalogue of the page around; absent on a page that has none, such as that of the PIN. */
export const Remedies = createContext<Catalogue | undefined>(undefined)

/** The catalogue of the page. */
export const useRemedies = (): Catalogue | undefined => useContext(Remedies)

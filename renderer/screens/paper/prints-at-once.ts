import { createContext } from 'react'

/** Set where the sheet is printed as soon as it stands; called when that begins. */
export const PrintsAtOnce = createContext<(() => void) | undefined>(undefined)

import { useEffect } from 'react'

/** How the pages may look; `system` leaves it to the system. */
export const THEMES = ['system', 'light', 'dark', 'contrast'] as const

export type Theme = (typeof THEMES)[number]

const MORE_CONTRAST = '(prefers-contrast: more)'

/** What stands on <html>: the choice of the desk, else the contrast that the system asks for, else nothing. */
export const themeOn = (chosen: Theme, isContrastAsked: boolean): Exclude<Theme, 'system'> | undefined => {
  if (chosen !== 'system') return chosen
  return isContrastAsked ? 'contrast' : undefined
}

/** Dresses the whole page in the chosen theme, and follows the system where it is left to it. */
export function useTheme(chosen: Theme): void {
  useEffect(() => {
    const asked = matchMedia(MORE_CONTRAST)
    const dress = () => {
      const theme = themeOn(chosen, asked.matches)
      if (theme === undefined) delete document.documentElement.dataset.theme
      else document.documentElement.dataset.theme = theme
    }
    dress()
    asked.addEventListener('change', dress)
    return () => asked.removeEventListener('change', dress)
  }, [chosen])
}

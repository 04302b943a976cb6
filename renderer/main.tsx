import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { tellCopied } from './link/copied.ts'
import { lookAtDesk } from './look-at-desk.ts'
import './sheets.ts'

/** The desk is asked for before anything is drawn; who waits longer is told that it is coming. */
const PATIENCE_MS = 300

tellCopied(document)
const asked = lookAtDesk().then(
  (outcome) => (outcome.ok ? outcome.value : undefined),
  () => undefined, // the words of its language did not come: it is asked again, and says so
)
const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS))
const first = await Promise.race([asked, late])
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App first={first} />
  </StrictMode>,
)

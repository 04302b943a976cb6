import { createRoot } from 'react-dom/client'
import { PinPage } from './pin-page.tsx'
import '../parts/tokens.css'
import '../parts/base.css'

createRoot(document.getElementById('root')!).render(<PinPage />)

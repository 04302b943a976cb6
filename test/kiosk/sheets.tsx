import { createRoot } from 'react-dom/client'
import { ClassList } from '../../renderer/screens/paper/class-list.tsx'
import { Memo } from '../../renderer/screens/paper/memo.tsx'
import { Receipt } from '../../renderer/screens/paper/receipt.tsx'
import { Register } from '../../renderer/screens/paper/register.tsx'
import { en } from '../../renderer/words/en.ts'
import { ru } from '../../renderer/words/ru.ts'
import { Spoken } from '../../renderer/words/spoken.ts'
import '../../renderer/parts/tokens.css'
import '../../renderer/parts/base.css'
import type { Asked } from './sheets.ts'

/** A page of nothing but sheets, for the specs that look at each of them on paper. */
const { asked } = globalThis as unknown as { asked: readonly Asked[] }

function sheetOf(one: Asked) {
  switch (one.kind) {
    case 'memo':
      return <Memo {...one} />
    case 'receipt':
      return <Receipt {...one} />
    case 'class-list':
      return <ClassList {...one} />
    case 'requests':
      return <Register {...one} />
  }
}

createRoot(document.getElementById('root')!).render(
  asked.map((one) => (
    <Spoken key={JSON.stringify(one)} value={one.desk.language === 'ru' ? ru : en}>
      {sheetOf(one)}
    </Spoken>
  )),
)

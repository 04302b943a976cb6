import { Dialog } from './parts/dialog.tsx'
import { useWords } from './words/spoken.ts'

const PARTS = ['everywhere', 'onSearch', 'onPerson', 'onCase', 'onCompare'] as const

/** All keys on one page. */
export function Help({ onClose }: { onClose: () => void }) {
  const { keys, desk } = useWords()
  return (
    <Dialog title={keys.title} close={desk.close} onClose={onClose} wide>
      <div className="keys">
        {PARTS.map((part) => (
          <section key={part}>
            <h3>{keys[part]}</h3>
            <dl>
              {keys.list[part].map(([key, what]) => (
                <div key={key}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}

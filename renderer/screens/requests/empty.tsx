import { useWords } from '../../words/spoken.ts'

/** What the register is for, and the terms of the law, where there is nothing to show. */
export function Empty({ show }: { show: 'open' | 'all' }) {
  const { empty } = useWords().requests
  return (
    <section className="requests-empty">
      <h2>{empty[show]}</h2>
      <p>{empty.what}</p>
      <dl>
        {empty.terms.map(([what, term, article]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>
              <strong>{term}</strong> <span className="quiet small">{article}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p>{empty.auto}</p>
      <p>{empty.byHand}</p>
    </section>
  )
}

import { useState } from 'react'
import { failureNumber, FAILURES } from '../../../contract/failures.ts'
import type { TrustState } from '../../../contract/trust.ts'
import { formatDate } from '../../../domain/date.ts'
import { mayNow } from '../../../contract/may-now.ts'
import { call } from '../../link/call.ts'
import { useLook } from '../../link/look.ts'
import { Absent } from '../../parts/absent.tsx'
import { Badge, Notice } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { FaultNotice } from '../../parts/fault-notice.tsx'
import { sayFault } from '../../words/say.ts'
import { useWords } from '../../words/spoken.ts'
import type { SetupProps } from './setup.tsx'

/** Whom this desk trusts: the rule, the authorities, what they have revoked, the time stamps. */
export function Trust({ desk, onTell, onFault }: SetupProps) {
  const words = useWords()
  const { trust } = words.setup
  const { value, fault, again } = useLook('trust.look', {})
  const [isLoading, setIsLoading] = useState(false)
  const mayLoad = mayNow(desk.shift, 'trust')

  const load = async () => {
    setIsLoading(true)
    const outcome = await call('trust.import', {})
    setIsLoading(false)
    again()
    if (outcome.ok) onTell(trust.loaded)
    else if (outcome.fault.code !== 'file.not-chosen') onFault(outcome.fault)
  }
  if (!value) {
    return (
      <Absent
        fault={fault && sayFault(words, fault)}
        number={fault && failureNumber(fault.code)}
        loading={words.desk.loading}
        again={words.desk.lookAgain}
        onAgain={again}
      />
    )
  }
  return (
    <section className="setup-part trust">
      {value.authorities.length === 0 && (
        <Notice tone="warn" icon="warning" title={trust.nobody}>
          {trust.nobodyWhat}
        </Notice>
      )}
      <div className="setup-columns">
        <Rule state={value} />
        <section>
          <h2>{trust.list}</h2>
          <Imported list={value.list} />
          {mayLoad ? (
            <>
              <Button look="main" isBusy={isLoading} onPress={() => void load()}>
                {trust.load}
              </Button>
              <p className="quiet small">{trust.loadWhat}</p>
            </>
          ) : (
            <p className="quiet">{trust.onlyAdministrator}</p>
          )}
        </section>
      </div>
      {value.authorities.length > 0 && <Authorities authorities={value.authorities} />}
      <Revocations state={value} />
    </section>
  )
}

const dayOf = (instant: string): string => formatDate(instant.slice(0, 10))

/** The rule of the administrator in plain words, and the time stamps. */
function Rule({ state: { policy, stamps } }: { state: TrustState }) {
  const { trust } = useWords().setup
  return (
    <section>
      <h2>{trust.policy}</h2>
      <p>{trust.policies[policy.revocation](policy.revocationDays)}</p>
      <p>{trust.listDays(policy.listDays)}</p>
      <p className="quiet small">{trust.policyBy}</p>
      <h2>{trust.stamps}</h2>
      {stamps ? (
        <p>
          <code>{new URL(stamps.url).host}</code>. {trust.waiting(stamps.waiting)}
        </p>
      ) : (
        <p className="quiet">{trust.noStamps}</p>
      )}
    </section>
  )
}

function Imported({ list }: { list: TrustState['list'] }) {
  const { setup, failures } = useWords()
  const { trust } = setup
  if (!list) return <p className="quiet">{trust.noList}</p>
  return (
    <>
      <p>
        <strong>{list.title}</strong> {trust.dated(dayOf(list.dated))}
        <br />
        <span className="quiet">{trust.signedBy(list.signer)}</span>
      </p>
      {list.isOld && (
        <FaultNotice
          tone="warn"
          title={failures['trust.list-old'].title}
          number={FAILURES['trust.list-old']}
        />
      )}
    </>
  )
}

function Authorities({ authorities }: Pick<TrustState, 'authorities'>) {
  const { trust } = useWords().setup
  return (
    <section>
      <h2 id="authorities">{trust.authorities}</h2>
      <table className="setup-table" aria-labelledby="authorities">
        <thead>
          <tr>
            <th scope="col">{trust.name}</th>
            <th scope="col">{trust.key}</th>
            <th scope="col">{trust.until}</th>
            <th scope="col">{trust.from}</th>
          </tr>
        </thead>
        <tbody>
          {authorities.map(({ fingerprint, name, key, notAfter, from }) => (
            <tr key={`${fingerprint} ${from}`}>
              <th scope="row">{name}</th>
              <td>{key}</td>
              <td className="number">{dayOf(notAfter)}</td>
              <td>{trust.sources[from]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Revocations({ state: { revocations, policy } }: { state: TrustState }) {
  const { trust } = useWords().setup
  return (
    <section>
      <h2 id="revocations">{trust.revocations}</h2>
      {revocations.length === 0 ? (
        <p className="quiet">{trust.noRevocations[policy.revocation]}</p>
      ) : (
        <table className="setup-table" aria-labelledby="revocations">
          <thead>
            <tr>
              <th scope="col">{trust.name}</th>
              <th scope="col">{trust.listOf}</th>
              <th scope="col">{trust.next}</th>
              <th scope="col">{trust.count}</th>
              <th scope="col">{trust.age}</th>
            </tr>
          </thead>
          <tbody>
            {revocations.map(({ issuer, from, until, count, isOld }) => (
              <tr key={`${issuer} ${from}`}>
                <th scope="row">{issuer}</th>
                <td className="number">{dayOf(from)}</td>
                <td className="number">{until ? dayOf(until) : '—'}</td>
                <td className="number">{count}</td>
                <td>
                  <Badge tone={isOld ? 'warn' : 'good'} icon={isOld ? 'warning' : 'check'}>
                    {isOld ? trust.old : trust.fresh}
                  </Badge>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

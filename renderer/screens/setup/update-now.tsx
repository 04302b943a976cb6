import { failureNumber } from '../../../contract/failures.ts'
import type { UpdatesShown } from '../../../contract/updates.ts'
import { Notice } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { FaultNotice } from '../../parts/fault-notice.tsx'
import { useNow } from '../../parts/now.ts'
import { useWords } from '../../words/spoken.ts'
import { moment } from '../../words/time.ts'

type Act = 'updates.check' | 'updates.download' | 'updates.cancel' | 'updates.install'

type Props = {
  seen: UpdatesShown
  /** Whether whoever is at the desk may put versions in. */
  mayAct: boolean
  isBusy: boolean
  /** Something was pressed on this page: what comes next takes the focus of what has gone. */
  hasActed: boolean
  onAct: (name: Act) => void
}

/** What there is of newer versions just now, and the one thing to do with it. */
export function UpdateNow(props: Props) {
  const { seen, mayAct, onAct } = props
  const words = useWords()
  const { updates } = words
  const now = useNow()
  const when = (instant: string) => moment(instant, now, words.desk)
  const { isOn, isBlocked, fault, why, offer, state, lastCheck, came } = seen
  if (!isOn) {
    return (
      <Notice tone="plain" icon="hint" title={updates.off.title}>
        {updates.off.act}
      </Notice>
    )
  }
  const isQuiet = !offer && !fault
  const quiet = why ? updates.why[why] : updates.unknown
  return (
    <div className="update-now">
      {isBlocked && (
        <Notice tone="fault" icon="fault" title={updates.blocked.title}>
          {updates.blocked.act}
        </Notice>
      )}
      {fault && (
        <FaultNotice
          title={words.failures[fault].title}
          number={failureNumber(fault)}
          tone={fault === 'updates.returned' ? 'warn' : 'fault'}
        >
          {words.failures[fault].cause}
        </FaultNotice>
      )}
      {isQuiet && (
        <Notice
          tone={why === 'newest' ? 'good' : 'plain'}
          icon={why === 'newest' ? 'check' : 'hint'}
          title={quiet.title}
        >
          {quiet.act}
        </Notice>
      )}
      {offer && <Offered {...props} offer={offer} />}
      <p className="update-foot">
        <span className="quiet">
          {lastCheck && updates.last(when(lastCheck))}
          {came && ` · ${(came.isReturn ? updates.returned : updates.came)(came.from, when(came.at))}`}
        </span>
        {mayAct && (state === 'idle' || state === 'ready' || state === 'checking') && (
          <Button isBusy={state === 'checking'} onPress={() => onAct('updates.check')}>
            {state === 'checking' ? updates.checking : updates.check}
          </Button>
        )}
      </p>
    </div>
  )
}

type OfferedProps = Props & { offer: NonNullable<UpdatesShown['offer']> }

function Offered({ seen, offer, mayAct, isBusy, hasActed, onAct }: OfferedProps) {
  const words = useWords()
  const { updates, copies } = words
  const { state, how, done, when, inTheWay } = seen
  const size = copies.size(offer.size)
  const isReady = state === 'ready'
  return (
    <section className="update-offer" aria-label={updates.offer(offer.version)}>
      <h3>{(offer.isRollback ? updates.back : updates.offer)(offer.version)}</h3>
      <p className="update-notes">{offer.notes[words.language]}</p>
      {how === 'told' && <Told offer={offer} />}
      {how === 'self' && (
        <>
          <p className="quiet">
            {updates.size(size)}. {isReady && `${updates.ready} `}
            {when !== 'asked' && updates.when[when]}
          </p>
          {isReady && inTheWay.length > 0 && (
            <Notice tone="warn" icon="clock" title={updates.inTheWayTitle}>
              <ul className="update-waits">
                {inTheWay.map((what) => (
                  <li key={what}>{updates.inTheWay[what]}</li>
                ))}
              </ul>
            </Notice>
          )}
          {!mayAct && <p className="quiet">{updates.onlyAdministrator}</p>}
          {mayAct && state === 'idle' && (
            <Button
              look="main"
              takesFocus={hasActed}
              isBusy={isBusy}
              onPress={() => onAct('updates.download')}
            >
              {updates.download}
            </Button>
          )}
          {state === 'downloading' && (
            <output className="update-progress">
              <progress max={offer.size} value={done} aria-label={updates.downloadBar} />
              <span>{updates.downloading(copies.size(done), size)}</span>
              {mayAct && (
                <Button takesFocus={hasActed} onPress={() => onAct('updates.cancel')}>
                  {updates.cancel}
                </Button>
              )}
            </output>
          )}
          {mayAct && isReady && (
            <>
              <p>{updates.before}</p>
              <Button
                look="main"
                takesFocus={hasActed}
                isBusy={isBusy}
                isDisabled={inTheWay.length > 0}
                onPress={() => onAct('updates.install')}
              >
                {updates.install}
              </Button>
            </>
          )}
          {state === 'installing' && <output>{updates.installing}</output>}
        </>
      )}
    </section>
  )
}

/** What whoever looks after the machine needs to know: where the file is, and what to type. */
function Told({ offer: { kind, url, file, size, needsCopy } }: { offer: OfferedProps['offer'] }) {
  const { updates, copies } = useWords()
  const { told } = updates
  return (
    <>
      <Notice tone="accent" icon="hint" title={told.title}>
        {needsCopy ? told.copy : told.act}
      </Notice>
      <dl className="update-told">
        <dt>{told.file}</dt>
        <dd>
          <code>{url}</code> ({copies.size(size)})
        </dd>
        <dt>{told.line}</dt>
        <dd>
          <code>{told.lines[kind](file)}</code>
        </dd>
      </dl>
    </>
  )
}

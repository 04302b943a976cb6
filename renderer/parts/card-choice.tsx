import { Badge } from './badge.tsx'
import { Choice } from './choice.tsx'
import { FaultHelp } from './fault-notice.tsx'
import { Icon } from './icon.tsx'
import './card-choice.css'

type Certificate = {
  readonly value: string
  readonly title: string
  readonly about: readonly string[]
  readonly isTraining: boolean
  readonly off?: string
  /** Of the failure catalogue. */
  readonly number?: number
  readonly warnings: readonly string[]
  readonly facts: readonly (readonly [name: string, value: string])[]
}

type Props = {
  label: string
  training: string
  /** The word for everything there is to know of one. */
  more: string
  choices: readonly Certificate[]
  value: string | undefined
  onChoose: (value: string) => void
}

/** The certificates on the cards that are in, one to be chosen; what cannot sign says why. */
export const CardChoice = ({ label, training, more, choices, value, onChoose }: Props) => (
  <Choice
    label={label}
    value={value}
    onChoose={onChoose}
    options={choices.map((one) => ({
      value: one.value,
      isOff: one.off !== undefined,
      word: <Short certificate={one} training={training} />,
      below: <Whole certificate={one} more={more} />,
    }))}
  />
)

const Short = ({ certificate, training }: { certificate: Certificate; training: string }) => (
  <span className="certificate">
    <span className="certificate-name">
      {certificate.title} {certificate.isTraining && <Badge tone="warn">{training}</Badge>}
    </span>
    <span className="small quiet certificate-about">
      {certificate.about.map((fact) => (
        <span key={fact}>{fact} </span>
      ))}
    </span>
    {certificate.off && (
      <span className="small certificate-off">
        <Icon name="fault" /> {certificate.off}
      </span>
    )}
    {certificate.warnings.map((warning) => (
      <span key={warning} className="small certificate-warning">
        <Icon name="warning" /> {warning}
      </span>
    ))}
  </span>
)

const Whole = ({ certificate, more }: { certificate: Certificate; more: string }) => (
  <div className="certificate-whole small">
    {certificate.number !== undefined && <FaultHelp number={certificate.number} />}
    <details>
      <summary>
        {more}
        <span className="unseen">: {certificate.title}</span>
      </summary>
      <dl>
        {certificate.facts.map(([name, value]) => (
          <div key={name}>
            <dt className="quiet">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  </div>
)

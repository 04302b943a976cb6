import { Badge } from './badge.tsx'
import { Choice } from './choice.tsx'
import { Icon } from './icon.tsx'
import './card-choice.css'

type Certificate = {
  readonly value: string
  readonly title: string
  readonly about: readonly string[]
  readonly isTraining: boolean
  readonly off?: string
  readonly warning?: string
}

type Props = {
  label: string
  training: string
  choices: readonly Certificate[]
  value: string | undefined
  onChoose: (value: string) => void
}

/** The certificates on the cards that are in, one to be chosen; what cannot sign says why. */
export const CardChoice = ({ label, training, choices, value, onChoose }: Props) => (
  <Choice
    label={label}
    value={value}
    onChoose={onChoose}
    options={choices.map((one) => ({
      value: one.value,
      isOff: one.off !== undefined,
      word: (
        <span className="certificate">
          <span className="certificate-name">
            {one.title} {one.isTraining && <Badge tone="warn">{training}</Badge>}
          </span>
          <span className="small quiet">{one.about.join(' · ')}</span>
          {(one.off ?? one.warning) && (
            <span className={one.off ? 'small certificate-off' : 'small certificate-warning'}>
              <Icon name={one.off ? 'fault' : 'warning'} /> {one.off ?? one.warning}
            </span>
          )}
        </span>
      ),
    }))}
  />
)

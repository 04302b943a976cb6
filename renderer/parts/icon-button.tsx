import { Button } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'
import { Tip } from './tip.tsx'

type Props = {
  icon: IconName
  /** What it does: said to a screen reader, and shown when the pointer rests on it. */
  label: string
  keys?: string | undefined
  onPress: () => void
}

/** A button that is a drawing only, for what everybody knows; its word and its key come with the pointer. */
export const IconButton = ({ icon, label, keys, onPress }: Props) => (
  <Tip text={label} keys={keys}>
    <Button look="plain" aria-label={keys ? `${label}, ${keys}` : label} onPress={onPress}>
      <Icon name={icon} />
    </Button>
  </Tip>
)

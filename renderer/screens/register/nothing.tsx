import { Button } from '../../parts/button.tsx'
import { useWords } from '../../words/spoken.ts'

type Props = { isAll: boolean; onSearch: () => void; onClear: () => void }

/** No row: why, and what to do next. */
export function Nothing({ isAll, onSearch, onClear }: Props) {
  const { register, desk } = useWords()
  const { empty } = register
  return (
    <div className="register-none">
      <h2>{isAll ? empty.all : empty.none}</h2>
      <p className="quiet">{isAll ? empty.allWhat : empty.noneWhat}</p>
      {isAll ? (
        <Button onPress={onSearch}>{desk.places.search}</Button>
      ) : (
        <Button onPress={onClear}>{empty.whole}</Button>
      )}
    </div>
  )
}

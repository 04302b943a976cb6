import type * as ru from '../ru/difference.ts'

export const whys: typeof ru.whys = {
  yo: 'Only ё and е differ. The journal compares letter by letter.',
  case: 'Only capitals differ.',
  hyphen: 'The hyphen differs.',
  space: 'The spaces differ.',
  'look-alike': 'They look the same, but the characters differ. The journal tells them apart.',
  layout: 'Typed in another layout.',
  swapped: 'Two neighbouring characters changed places.',
  unseen: 'A difference that paper does not show: an invisible character.',
  other: 'The values differ.',
  'one-sign': 'One character differs.',
  'other-spelling': 'Another spelling of the same name. The document is right.',
  several: 'Several small differences.',
}

export const alphabets: typeof ru.alphabets = {
  latin: 'Latin',
  cyrillic: 'Cyrillic',
  digit: 'digit',
  other: 'character',
}

export const differing: typeof ru.differing = {
  pair: (was, wasOf, becomes, becomesOf) => `“${was}” ${wasOf} → “${becomes}” ${becomesOf}`,
  removed: 'needless in the journal:',
  added: 'missing in the journal:',
}

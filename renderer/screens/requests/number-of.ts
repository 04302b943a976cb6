import type { Request } from '../../../contract/request.ts'
import type { Words } from '../../words/spoken.ts'

/** The number under which a request stands in the register: «№ 3/2026». */
export const numberOf = ({ number, received }: Pick<Request, 'number' | 'received'>, words: Words): string =>
  words.requests.number(number, received.slice(0, 4))

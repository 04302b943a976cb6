import { countedEnglish } from '../count.ts'
import type { delivery as ru } from '../ru/delivery.ts'

const corrections = (number: number) => countedEnglish(number, 'correction', 'corrections')

export const delivery: typeof ru = {
  pages: 'Delivery of corrections',
  queue: 'Queue',
  conflicts: 'Conflicts',
  retype: 'Retype',
  exchange: 'Packages',
  byHand: {
    package: {
      short: 'by package',
      what: 'Corrections go in packages',
      waiting: (number) => `${corrections(number)} to be packed`,
      go: 'Go to packages',
    },
    retype: {
      short: 'by hand',
      what: 'Corrections are typed into the journal by hand',
      waiting: (number) => `${corrections(number)} to be typed`,
      go: 'Type into the journal',
    },
  },
  nothing: 'nothing to hand over now',
  handedOver: (number) => `${corrections(number)} in packages, no answer yet`,
  reading: 'The journal is read over the network',
  readNow: 'Read now',
}

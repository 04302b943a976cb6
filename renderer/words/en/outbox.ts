import { countedEnglish } from '../count.ts'
import type { outbox as ru } from '../ru/outbox.ts'

export const outbox: typeof ru = {
  title: 'Corrections',
  filters: { label: 'Show', outbox: 'On the way', need: 'Need a decision', all: 'All' },
  line: {
    title: 'Line to the journal',
    last: (when) => `last answer ${when}`,
    never: 'the journal has not answered yet',
    next: (when) => `next try ${when}`,
    tryNow: 'Send now',
  },
  empty: {
    outbox: 'Nothing is waiting: everything is sent.',
    need: 'Nothing needs a decision.',
    all: 'There are no corrections yet.',
  },
  columns: { person: 'Who', change: 'What is corrected', state: 'State', acts: 'Actions' },
  waits: (failures, when) => (failures > 0 ? `tries: ${failures}, the next ${when}` : `to be sent ${when}`),
  due: (date) => `due ${date}`,
  signedBy: (name, when) => `signed ${when}, ${name}`,
  conflict:
    'While the correction was on its way, this field was changed in the journal. Open the record and compare it with the document anew.',
  was: 'was',
  ours: 'ours',
  theirs: 'the journal’s',
  setAsideWhat: 'Set aside: it will not be sent by itself.',
  again: 'Send again',
  setAside: 'Set aside',
  close: 'Close',
  closing: {
    title: 'Close the correction?',
    what: 'The correction stays in the list of corrections, but will not be sent.',
    close: 'Close the correction',
    keep: 'Do not close',
  },
  export: 'Save the .p7s',
  exported: (number) => `Saved: ${countedEnglish(number, 'file', 'files')}.`,
  open: 'Open the record',
  receipt: 'Receipt',
  withdraw: 'Take back',
  details: 'Details',
  more: 'Show more',
}

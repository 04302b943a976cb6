import { failureNumber } from '../../contract/failures.ts'
import type { Fault } from '../../contract/fault.ts'
import { sayOf } from './of-code.ts'
import type { Words } from './spoken.ts'

/** The words for a fault of a call, with its numbers and the name of the field in place. */
export function sayFault(words: Words, fault: Fault): string {
  switch (fault.code) {
    case 'correction.field': {
      const { what, act } = sayOf(words.findings, fault.fault)
      return words.draftFaults[fault.code](words.fields[fault.field], `${what}. ${act}`)
    }
    case 'correction.nothing':
    case 'correction.open':
      return words.draftFaults[fault.code](words.fields[fault.field])
    default:
      return sayOf(words.faults, fault)
  }
}

/** The same with the number of the failure after it, where it stands in the catalogue. */
export function sayNumbered(words: Words, fault: Fault): string {
  const number = failureNumber(fault.code)
  const said = sayFault(words, fault)
  return number === undefined ? said : `${said} ${words.failureList.number(number)}`
}

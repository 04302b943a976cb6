/** One of several programs on one base: saves and signs for its own pupils, and says what it was told. */
import { setTimeout as sleep } from 'node:timers/promises'
import { openStore } from '../../main/store/open.ts'
import { troubleOfBase } from '../../main/store/trouble.ts'
import { KEY, officeOf, phoneOf } from './office.ts'

const { file, from, count } = JSON.parse(process.env['TWIN'] ?? '{}') as {
  file: string
  from: number
  count: number
}
const opened = openStore({ file, key: KEY })
if (!opened.ok) throw new Error(opened.fault.code)
const office = officeOf(opened.value, { now: Date.now })
for (let number = from; number < from + count; number += 1) {
  try {
    const held = office.draft(number, phoneOf(number))
    office.sign(held)
    console.log(`saved ${held.correction.id}`)
  } catch (cause) {
    console.log(troubleOfBase(cause)?.code ?? 'a surprise')
  }
  await sleep(1)
}
opened.value.close()

import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { namedFile } from '../../main/settings.ts'
import { ownFolder } from '../fakes/store.ts'

test('an installed program takes its settings from the folder of the administrator alone, whatever the command line names', () => {
  const folder = ownFolder()
  const machine = join(folder, 'sverka')
  mkdirSync(machine)
  const machineWide = join(machine, 'sverka.json')
  const own = join(folder, 'mine.json')
  const other = join(machine, 'counter-2.json')
  for (const file of [machineWide, own, other]) writeFileSync(file, '{}')
  symlinkSync(own, join(machine, 'link.json'))

  expect(namedFile('', true, machineWide)).toBe('')
  expect(namedFile(other, true, machineWide)).toBe(other)
  expect(namedFile(own, false, machineWide)).toBe(own) // whoever builds the program
  const refused = [
    own,
    join(machine, '..', 'mine.json'),
    join(machine, 'link.json'),
    join(folder, 'none.json'),
  ]
  for (const file of refused) expect(() => namedFile(file, true, machineWide)).toThrow('--settings')
})

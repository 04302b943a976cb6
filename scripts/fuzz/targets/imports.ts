import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { report, look } from '../../../contract/import.ts'
import { createImporter } from '../../../main/import/importer.ts'
import { rebuilderWithin } from '../../../main/search/rebuild.ts'
import { upkeepOf } from '../../../main/search/upkeep.ts'
import { openStore } from '../../../main/store/open.ts'
import { mutateText } from '../mutate/text.ts'
import { ACCEPTED, refused, type Target, wrong } from '../target.ts'

const TABLE = `Фамилия;Имя;Отчество;Дата рождения;СНИЛС;Класс;Серия свидетельства о рождении;Номер свидетельства о рождении;Телефон;ФИО матери;СНИЛС матери;Телефон матери
Образцов;Пример;Тестович;12.03.2014;112-233-445 95;5А;II-РЕ;123456;+79000000001;Образцова Анна Тестовна;00100199800;89000000002
Образцов;Пример;Иванович;13.03.2014;;5А;1-РЕ;12345;;;;
Учебная;Анна;;2014-02-30;1122334459;5-б;;;9000000003;Учебный Пётр;;
`

/** The whole way of a file into the base: looked at, rehearsed, carried out. */
export const importTarget: Target = {
  name: 'import',
  inputs: 1_000,
  limitMs: 30_000,
  open: (folder) => {
    const opened = openStore({ file: join(folder, 'base.db'), key: new Uint8Array(32).fill(7) })
    if (!opened.ok) throw new Error(opened.fault.code)
    const database = opened.value
    database.pragma('synchronous=OFF')
    const importer = createImporter({
      database,
      index: upkeepOf(database),
      rebuild: rebuilderWithin(database),
      newId: () => randomUUID(),
      now: () => Date.UTC(2026, 10, 22),
    })
    const file = join(folder, 'school.csv')
    let runs = 0
    return {
      seeds: [
        Buffer.from(TABLE),
        Buffer.from(TABLE.replaceAll(';', '\t')),
        Buffer.from(TABLE.split('\n').slice(0, 2).join('\n')),
      ],
      mutate: (input, other, chance) => mutateText(input, other, chance).subarray(0, 4_000),
      judge: async (input) => {
        writeFileSync(file, input)
        const seen = await importer.look(file)
        if (!seen.ok) return refused(seen.fault.code)
        if (!look.safeParse(seen.value).success) return wrong('a look that the contract refuses')
        const order = {
          file,
          columns: seen.value.columns.map(({ target }) => target),
          padSnils: true,
          padPapers: true,
          mendSpaces: true,
        }
        const rehearsed = await importer.rehearse(order)
        if (!rehearsed.ok) return refused(rehearsed.fault.code)
        const shape = report.safeParse(rehearsed.value)
        if (!shape.success)
          return wrong(`a report that the contract refuses: ${shape.error.issues[0]?.path.join('.')}`)
        runs += 1
        if (runs % 4 !== 0) return ACCEPTED
        const carried = await importer.run(order)
        return carried.ok ? ACCEPTED : refused(carried.fault.code)
      },
      close: () => database.close(),
    }
  },
}

import { expect, test } from 'vitest'
import type { RegionLine } from '../../../contract/diagnosis.ts'
import { regionsNamed } from '../../../renderer/screens/case/regions-named.ts'

const line = (code: string, ru: string, en: string, journal: string): RegionLine => ({
  code,
  title: { ru, en },
  systemName: { ru: journal, en: journal },
  isOwn: false,
})
const regions = [
  line('kostroma', 'Костромская область', 'Kostroma Region', 'Госуслуги Моя школа'),
  line('omsk', 'Омская область', 'Omsk Region', 'Дневник.ру'),
  line('kbr', 'Кабардино-Балкарская Республика', 'Kabardino-Balkaria', 'Госуслуги Моя школа'),
]

test.each([
  ['', ['kbr', 'kostroma', 'omsk']],
  ['омск', ['omsk']],
  ['jvcr', ['omsk']],
  ['Omsk', ['omsk']],
  ['дневник', ['omsk']],
  ['балк', ['kbr']],
  ['моя школа', ['kbr', 'kostroma']],
  ['щщ', []],
])('«%s» means %j', (query, codes) => {
  expect(regionsNamed(regions, query, 'kbr').map(({ code }) => code)).toEqual(codes)
})

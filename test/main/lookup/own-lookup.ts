import { createDnevnik } from '../../../main/lookup/dnevnik.ts'
import { TOKEN, type DnevnikServer } from '../../fakes/dnevnik-server.ts'

/** Somebody whom the other side holds, by default like the pupil of the tests. */
export const like = (id: string, snils: string, other = {}) => ({
  id,
  lastName: 'Образцов',
  firstName: 'Пример',
  middleName: 'Тестович',
  birthday: '2014-03-12',
  snils,
  ...other,
})

export const NOW = Date.parse('2026-11-22T08:00:00.000Z')

/** A desk whose clock moves on only while it waits, and whose waits take no time. */
export function ownLookup(server: DnevnikServer, token = TOKEN) {
  let ms = 0
  const waits: number[] = []
  const dnevnik = createDnevnik({
    place: { url: `${server.url}/`, token },
    fetch,
    clock: () => ms,
    now: () => NOW,
    wait: (pause) => {
      waits.push(pause)
      ms += pause
      return Promise.resolve()
    },
  })
  return { ...dnevnik, waits, pass: (later: number) => void (ms += later) }
}

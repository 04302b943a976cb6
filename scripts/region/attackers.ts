import { v7 } from 'uuid'
import { createAuthority } from '../../cades/issue.ts'
import type { Parcel, Verdict } from '../../contract/gateway.ts'
import type { Sql } from '../../gateway/archive/sql.ts'
import { issueCard, sealer } from './card.ts'
import { lastOf, parcelOf, phoneOf } from './ready.ts'
import { createSender } from './sending.ts'
import type { DeskTerms } from './terms.ts'

type Wishes = {
  sql: Sql
  desks: readonly DeskTerms[]
  ports: readonly number[]
  life: { notBefore: Date; notAfter: Date }
}

/** What was tried, and what came of it. `taken` counts what the gateway did not refuse. */
export type Attacks = {
  readonly tried: number
  readonly taken: number
  readonly codes: Record<string, number>
}

/** Offers what must be refused, in the name of a desk of each of the first schools. */
export async function attack({ sql, desks, ports, life }: Wishes): Promise<Attacks> {
  const stranger = issueCard({
    authority: createAuthority({
      subject: { commonName: 'TEST stranger' },
      algorithm: 'ecdsa-p256',
      ...life,
    }),
    name: 'TEST stranger',
    ...life,
  })
  const { send, close } = createSender(ports, 4)
  const codes: Record<string, number> = {}
  let [tried, taken] = [0, 0]
  const count = (verdicts: readonly Verdict[]): void => {
    for (const verdict of verdicts) {
      tried += 1
      if (verdict.state !== 'refused') taken += 1
      const code = verdict.state === 'refused' ? verdict.code : verdict.state
      codes[code] = (codes[code] ?? 0) + 1
    }
  }

  for (const [place, desk] of desks.slice(0, 40).entries()) {
    const other = desks[(place + 7) % desks.length]!
    const isNeighbour = other.school === desk.school
    const [record] = await lastOf(sql, desk, 1)
    const [own, theirs, strange] = [desk.card, other.card, stranger].map(sealer)
    const wish = () => phoneOf(desk, record!, '+79000000000')
    const good = parcelOf(wish(), own!)
    const replayed = isNeighbour ? [] : await acceptedOf(sql, other.school)
    count(
      await send(desk.token, [
        // Not signed at all, by nobody the region trusts, by the secretary of another school.
        { ...good, signature: '' },
        parcelOf(wish(), strange!),
        ...(isNeighbour ? [] : [parcelOf(wish(), theirs!)]),
        // Under another id; with another value than was signed; with the signature of another correction.
        { ...good, id: v7() },
        { ...good, bytes: withOther(good.bytes, '+79000000000', '+79000000009') },
        { ...good, signature: parcelOf(wish(), own!).signature },
        // A person of another school, in the name of that school.
        ...(isNeighbour ? [] : [parcelOf(phoneOf(other, record!, '+79000000000'), theirs!)]),
        ...replayed,
      ]),
    )
  }
  close()
  return { tried, taken, codes }
}

/** What another school had accepted, sent once more by somebody else, also with one sign changed. */
async function acceptedOf(sql: Sql, school: string): Promise<Parcel[]> {
  const [row] = await sql.query<Parcel>(
    `select id, encode(bytes, 'base64') as bytes, encode(signature, 'base64') as signature from correction
     where school = $1 limit 1`,
    [school],
  )
  if (!row) return []
  const plain = {
    ...row,
    bytes: row.bytes.replaceAll('\n', ''),
    signature: row.signature.replaceAll('\n', ''),
  }
  return [plain, { ...plain, bytes: withOther(plain.bytes, '"original"', '"gosuslugi"') }]
}

const withOther = (bytes: string, was: string, becomes: string): string =>
  Buffer.from(Buffer.from(bytes, 'base64').toString().replace(was, becomes)).toString('base64')

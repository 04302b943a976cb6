import { afterAll, beforeAll, expect, test } from 'vitest'
import { fingerprintOf } from '../../cades/certificate.ts'
import { context, element, oid, sequence, setOf, smallInteger } from '../../cades/der.ts'
import { OID } from '../../cades/oids.ts'
import type { OpenSql } from '../../gateway/archive/sql.ts'
import { authority, secretary, SECRETARY } from '../cades/pki.ts'
import { ownSql } from './databases.ts'
import { ownRegistry } from './visitor.ts'

let sql: OpenSql
beforeAll(async () => {
  sql = await ownSql()
})
afterAll(() => sql.close())

const root = authority('ecdsa-p256')
const middle = authority('ecdsa-p256', { above: root, name: 'TEST Средний центр' })
const person = secretary('ecdsa-p256', middle).certificate
const direct = secretary('ecdsa-p256', root).certificate
const PRINT = fingerprintOf(person)

const pem = (der: Uint8Array, label = 'CERTIFICATE'): string =>
  `-----BEGIN ${label}-----\r\n${Buffer.from(der).toString('base64').replace(/.{64}/g, '$&\r\n')}\r\n-----END ${label}-----\r\n`

/** A bag of certificates as «Экспорт → PKCS #7» writes it. */
const bag = (...certificates: readonly Uint8Array[]): Uint8Array =>
  sequence(
    oid(OID.signedData),
    element(
      context(0),
      sequence(
        smallInteger(1),
        setOf([]),
        sequence(oid(OID.data)),
        element(context(0), ...certificates),
        setOf([]),
      ),
    ),
  )

let schools = 0

async function ownSchool() {
  schools += 1
  const code = `cert-${schools}`
  const one = await ownRegistry({ sql, trusted: [root.certificate] })
  await one.signIn(one.token)
  await one.archive.rights.addSchool(code, 'Учебная школа')
  const path = `/registry/schools/${code}`
  return {
    ...one,
    path,
    offer: (file: Uint8Array | string) =>
      one.send(`${path}/add-certificate`, {
        file: new Blob([typeof file === 'string' ? file : Buffer.from(file)]),
      }),
    allowed: async () => [...(await one.archive.rights.certificatesOf(code))],
  }
}

/** What the page of the looked-at certificate sends when its button is pressed. */
function fieldsIn(html: string): Record<string, string> {
  return Object.fromEntries(
    [...html.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map((found) => [found[1]!, found[2]!]),
  )
}

test.each([
  ['DER', direct],
  ['PEM', pem(direct)],
  ['a PEM with the chain', pem(person) + pem(middle.certificate)],
  ['a bag', bag(middle.certificate, person)],
  ['a bag in PEM', pem(bag(person, middle.certificate), 'PKCS7')],
])('a certificate is shown with its way up before it is allowed: %s', async (_, file) => {
  const one = await ownSchool()
  const { html } = await one.offer(file)
  expect(html).toContain(`${SECRETARY.surname} ${SECRETARY.givenName}`)
  expect(html).toContain(SECRETARY.organisation)
  expect(html).toContain('Цепочка ведёт к доверенному центру: TEST Учебный центр')
  expect(html).toContain('01.01.2028')
  expect(html).not.toContain(SECRETARY.snils)
  expect(await one.allowed()).toEqual([])

  const fields = fieldsIn(html)
  const answer = await one.send(`${one.path}/allow-certificate`, fields)
  expect(answer.to).toBe(`${one.path}?done=certificate.allowed`)
  expect(await one.allowed()).toEqual([fields['print']])
  const page = (await one.ask(answer.to!)).html
  expect(page).toContain(`${SECRETARY.surname} ${SECRETARY.givenName}`)
  expect(page).toContain('разрешён')
})

test('the text of a certificate may be pasted', async () => {
  const one = await ownSchool()
  const { html } = await one.send(`${one.path}/add-certificate`, { pasted: pem(direct) })
  expect(html).toContain('Цепочка ведёт к доверенному центру')
})

test('one that leads to nobody trusted is said to, and may be allowed all the same', async () => {
  const one = await ownSchool()
  const { html } = await one.offer(person)
  expect(html).toContain('Цепочка не ведёт к доверенному центру')
  await one.send(`${one.path}/allow-certificate`, fieldsIn(html))
  expect(await one.allowed()).toEqual([PRINT])
})

const lived = (from: string, to: string) =>
  secretary('ecdsa-p256', root, { notBefore: new Date(from), notAfter: new Date(to) }).certificate

test.each([
  ['nothing', '', 'Выберите файл сертификата'],
  ['no certificate', 'привет', 'Это не сертификат'],
  ['an empty PEM', pem(new Uint8Array()), 'Это не сертификат'],
  ['a broken bag', bag(new Uint8Array([48, 3, 1, 2])), 'Это не сертификат'],
  ['another kind of message', sequence(oid(OID.data)), 'Это не сертификат'],
  ['an authority', root.certificate, 'Это сертификат удостоверяющего центра'],
  ['an expired one', lived('2025-01-01', '2026-08-31'), 'Срок действия истёк'],
  [
    'one that is not for signing',
    secretary('ecdsa-p256', root, { keyUsage: ['keyEncipherment'] }).certificate,
    'не предназначен для подписи',
  ],
])('what cannot sign is refused in words: %s', async (_, file, said) => {
  const one = await ownSchool()
  const answer = await one.offer(file)
  expect([answer.status, answer.html.includes(said)]).toEqual([422, true])
  expect(await one.allowed()).toEqual([])
})

test('far too much is refused', async () => {
  const one = await ownSchool()
  const answer = await one.offer('x'.repeat(600_000))
  expect([answer.status, answer.html.includes('слишком большой')]).toEqual([413, true])
})

test('bytes altered between the two pages are judged anew', async () => {
  const one = await ownSchool()
  const fields = fieldsIn((await one.offer(direct)).html)
  for (const other of [
    { ...fields, bytes: Buffer.from(root.certificate).toString('base64') },
    { ...fields, print: 'a'.repeat(64) },
    { ...fields, bytes: 'AAAA' },
  ])
    expect((await one.send(`${one.path}/allow-certificate`, other)).status).toBe(422)
  expect(await one.allowed()).toEqual([])
})

test('a permission is revoked after a question, and can be given again', async () => {
  const one = await ownSchool()
  await one.send(`${one.path}/allow-certificate`, fieldsIn((await one.offer(direct)).html))
  const print = fingerprintOf(direct)
  expect((await one.offer(direct)).html).toContain('Этот сертификат уже разрешён')

  const revoke = `${one.path}/certificates/${print}/revoke`
  expect((await one.ask(revoke)).html).toContain(SECRETARY.surname)
  expect((await one.fill(revoke)).to).toBe(`${one.path}?done=certificate.revoked`)
  expect(await one.allowed()).toEqual([])
  expect((await one.ask(revoke)).status).toBe(404)

  await one.send(`${one.path}/allow-certificate`, fieldsIn((await one.offer(direct)).html))
  expect(await one.allowed()).toEqual([print])
})

test('a gateway that asks for no list says so where the list stands', async () => {
  const one = await ownRegistry({ sql, certificates: 'any' })
  await one.signIn(one.token)
  await one.archive.rights.addSchool('cert-any', 'Учебная школа')
  const said = 'Шлюз настроен принимать любой сертификат доверенных центров'
  expect((await one.ask('/registry/schools/cert-any')).html).toContain(said)
  await one.archive.rights.addCertificate('cert-any', 'b'.repeat(64))
  expect((await one.ask('/registry/schools/cert-any')).html).toContain(said)
  expect((await (await ownSchool()).ask('/registry/schools/cert-any')).html).not.toContain(said)
})

test('a certificate that ends soon, has ended, or was entered from the console is told by its word', async () => {
  const one = await ownSchool()
  const soon = lived('2026-01-01', '2026-09-11T08:00:01Z')
  await one.send(`${one.path}/allow-certificate`, fieldsIn((await one.offer(soon)).html))
  await one.archive.rights.addCertificate(one.path.split('/').at(-1)!, 'b'.repeat(64))
  const page = (await one.ask(one.path)).html
  expect(page).toContain('истекает через 10 дней')
  expect(page).toContain('внесён с консоли')
  expect(page).not.toContain('Есть истёкшие сертификаты')

  one.clock.at = Date.parse('2026-09-12T08:00:00Z')
  await one.signIn(one.token)
  expect((await one.ask(one.path)).html).toContain('Есть истёкшие сертификаты')
})

test('a name in a certificate that is code stands as text, and is not in the log', async () => {
  const one = await ownSchool()
  const subject = { ...SECRETARY, surname: '<script>alert(1)</script>', organisation: '<img src=x>' }
  const made = secretary('ecdsa-p256', root, { subject }).certificate
  const shown = await one.offer(made)
  const done = await one.send(`${one.path}/allow-certificate`, fieldsIn(shown.html))
  for (const html of [shown.html, (await one.ask(done.to!)).html, (await one.ask('/registry/acts')).html])
    expect(html).not.toMatch(/<script|<img/)
  expect(JSON.stringify(one.lines)).not.toMatch(/alert|Тестовна/)
  const acts = await sql.query('select * from act')
  expect(JSON.stringify(acts)).not.toMatch(/alert|Тестовна/)
})

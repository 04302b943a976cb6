import { randomBytes } from 'node:crypto'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { curveOf, GOST_CURVES, type GostCurve } from '../../cades/gost/curves.ts'
import { createGostSecret, gostPublicKey, signGost, verifyGost } from '../../cades/gost/signature.ts'

/** Bytes of a number the standard prints; `reversed` where certificates and digests go the other way. */
const printed = (number: string, bytes: number): Buffer => Buffer.from(number.padStart(2 * bytes, '0'), 'hex')
const reversed = (number: string, bytes: number): Uint8Array => printed(number, bytes).toReversed()

/** The examples of GOST R 34.10-2012, annex A (RFC 7091 §7), with the curves that serve them alone. */
const EXAMPLES = [
  {
    bytes: 32,
    curve: curveOf({
      p: '8000000000000000000000000000000000000000000000000000000000000431',
      a: '7',
      b: '5FBFF498AA938CE739B8E022FBAFEF40563F6E6A3472FC2A514C0CE9DAE23B7E',
      n: '8000000000000000000000000000000150FE8A1892976154C59CFC193ACCF5B3',
      cofactor: 1n,
      x: '2',
      y: '08E2A8A0E65147D4BD6316030E16D19C85C97F0A9CA267122B96ABBCEA7E8FC8',
    }),
    secret: '7A929ADE789BB9BE10ED359DD39A72C11B60961F49397EEE1D19CE9891EC3B28',
    digest: '2DFBC1B372D89A1188C09C52E0EEC61FCE52032AB1022E8E67ECE6672B043EE5',
    nonce: '77105C9B20BCD3122823C8CF6FCC7B956DE33814E95B7FE64FED924594DCEAB3',
    r: '41AA28D2F1AB148280CD9ED56FEDA41974053554A42767B83AD043FD39DC0493',
    s: '1456C64BA4642A1653C235A98A60249BCD6D3F746B631DF928014F6C5BF9C40',
    x: '7F2B49E270DB6D90D8595BEC458B50C58585BA1D4E9B788F6689DBD8E56FD80B',
    y: '26F1B489D6701DD185C8413A977B3CBBAF64D1C593D26627DFFB101A87FF77DA',
  },
  {
    bytes: 64,
    curve: curveOf({
      p:
        '4531ACD1FE0023C7550D267B6B2FEE80922B14B2FFB90F04D4EB7C09B5D2D15D' +
        'F1D852741AF4704A0458047E80E4546D35B8336FAC224DD81664BBF528BE6373',
      a: '7',
      b:
        '1CFF0806A31116DA29D8CFA54E57EB748BC5F377E49400FDD788B649ECA1AC43' +
        '61834013B2AD7322480A89CA58E0CF74BC9E540C2ADD6897FAD0A3084F302ADC',
      n:
        '4531ACD1FE0023C7550D267B6B2FEE80922B14B2FFB90F04D4EB7C09B5D2D15D' +
        'A82F2D7ECB1DBAC719905C5EECC423F1D86E25EDBE23C595D644AAF187E6E6DF',
      cofactor: 1n,
      x:
        '24D19CC64572EE30F396BF6EBBFD7A6C5213B3B3D7057CC825F91093A68CD762' +
        'FD60611262CD838DC6B60AA7EEE804E28BC849977FAC33B4B530F1B120248A9A',
      y:
        '2BB312A43BD2CE6E0D020613C857ACDDCFBF061E91E5F2C3F32447C259F39B2C' +
        '83AB156D77F1496BF7EB3351E1EE4E43DC1A18B91B24640B6DBB92CB1ADD371E',
    }),
    secret:
      'BA6048AADAE241BA40936D47756D7C93091A0E8514669700EE7508E508B10207' +
      '2E8123B2200A0563322DAD2827E2714A2636B7BFD18AADFC62967821FA18DD4',
    digest:
      '3754F3CFACC9E0615C4F4A7C4D8DAB531B09B6F9C170C533A71D147035B0C591' +
      '7184EE536593F4414339976C647C5D5A407ADEDB1D560C4FC6777D2972075B8C',
    nonce:
      '359E7F4B1410FEACC570456C6801496946312120B39D019D455986E364F36588' +
      '6748ED7A44B3E794434006011842286212273A6D14CF70EA3AF71BB1AE679F1',
    r:
      '2F86FA60A081091A23DD795E1E3C689EE512A3C82EE0DCC2643C78EEA8FCACD3' +
      '5492558486B20F1C9EC197C90699850260C93BCBCD9C5C3317E19344E173AE36',
    s:
      '1081B394696FFE8E6585E7A9362D26B6325F56778AADBC081C0BFBE933D52FF5' +
      '823CE288E8C4F362526080DF7F70CE406A6EEB1F56919CB92A9853BDE73E5B4A',
    x:
      '115DC5BC96760C7B48598D8AB9E740D4C4A85A65BE33C1815B5C320C854621DD' +
      '5A515856D13314AF69BC5B924C8B4DDFF75C45415C1D9DD9DD33612CD530EFE1',
    y:
      '37C7C90CD40B0F5621DC3AC1B751CFA0E2634FA0503B3D52639F5D7FB72AFD61' +
      'EA199441D943FFE7F0C70A2759A3CDB84C114E1F9339FDF27F35ECA93677BEEC',
  },
]

test.each(EXAMPLES)('the example of the standard of $bytes bytes comes out and verifies', (example) => {
  const { bytes, curve, secret, digest, nonce, r, s, x, y } = example
  const publicKey = Buffer.concat([reversed(x, bytes), reversed(y, bytes)])
  const signature = Buffer.concat([printed(s, bytes), printed(r, bytes)])
  const hashed = reversed(digest, bytes)
  const number = BigInt(`0x${secret}`)
  expect(Buffer.from(gostPublicKey(curve, number))).toEqual(publicKey)
  expect(signGost(curve, number, hashed, () => BigInt(`0x${nonce}`))).toEqual(signature)
  expect(verifyGost(curve, { publicKey, digest: hashed, signature })).toBe(true)
})

const CURVES = [...GOST_CURVES]

test.each(CURVES)(
  'the generator of %s lies on its curve and has the order that is stated',
  (_id, { point }) => {
    const { p, n, h, a, b, Gx, Gy } = point.CURVE()
    expect((Gy * Gy - Gx * Gx * Gx - a * Gx - b) % p).toBe(0n)
    expect(
      point.BASE.multiplyUnsafe(n - 1n)
        .add(point.BASE)
        .is0(),
    ).toBe(true)
    // Hasse: the group is about as large as the field.
    const distance = h * n - p - 1n
    expect(distance * distance <= 4n * p).toBe(true)
  },
)

/** A signature with all that was signed, on a given curve. */
function signed(curve: GostCurve) {
  const secret = createGostSecret(curve)
  const digest = randomBytes(curve.bytes)
  return { publicKey: gostPublicKey(curve, secret), digest, signature: signGost(curve, secret, digest) }
}

test.each(CURVES)('on %s a signature verifies and no flipped bit does', { timeout: 60_000 }, (_id, curve) => {
  const good = signed(curve)
  expect(verifyGost(curve, good)).toBe(true)

  const passed: string[] = []
  for (const part of ['publicKey', 'digest', 'signature'] as const)
    for (let at = 0; at < good[part].length; at += 1) {
      const bytes = Uint8Array.from(good[part])
      bytes[at]! ^= 1 << (at % 8)
      if (verifyGost(curve, { ...good, [part]: bytes })) passed.push(`${part} ${at}`)
    }
  expect(passed).toEqual([])
})

const [[, CURVE]] = CURVES as [[string, GostCurve]]
const GOOD = signed(CURVE)
const ORDER = CURVE.point.Fn.ORDER
const half = (number: bigint): Buffer => printed(number.toString(16), CURVE.bytes)
const [S, R] = [GOOD.signature.subarray(0, 32), GOOD.signature.subarray(32)]
const P = CURVE.point.CURVE().p

test.each<[string, Partial<typeof GOOD>]>([
  ['r of zero', { signature: Buffer.concat([S, half(0n)]) }],
  ['s of zero', { signature: Buffer.concat([half(0n), R]) }],
  ['r of the order', { signature: Buffer.concat([S, half(ORDER)]) }],
  ['s of the order', { signature: Buffer.concat([half(ORDER), R]) }],
  ['halves in the other order', { signature: Buffer.concat([R, S]) }],
  ['a byte too many', { signature: Buffer.concat([GOOD.signature, Buffer.alloc(1)]) }],
  ['a byte too few', { signature: GOOD.signature.subarray(1) }],
  ['nothing', { signature: Buffer.alloc(0) }],
  ['a key of zeros', { publicKey: Buffer.alloc(64) }],
  ['a key outside the field', { publicKey: Buffer.alloc(64, 0xff) }],
  ['a key at the modulus', { publicKey: Buffer.concat([half(P).toReversed(), half(P).toReversed()]) }],
  ['a key that is too short', { publicKey: GOOD.publicKey.subarray(1) }],
  ['a digest of another size', { digest: randomBytes(64) }],
])('%s does not verify', (_what, change) => {
  expect(verifyGost(CURVE, { ...GOOD, ...change })).toBe(false)
})

test('any bytes are answered, never with an exception', () => {
  const bytes = fc.uint8Array({ minLength: 60, maxLength: 68 })
  fc.assert(
    fc.property(
      bytes,
      bytes,
      fc.uint8Array({ minLength: 32, maxLength: 32 }),
      (publicKey, signature, digest) => {
        expect(verifyGost(CURVE, { publicKey, signature, digest })).toBe(false)
      },
    ),
    { numRuns: 300 },
  )
})

test('a digest of zeros is signed as the number one', () => {
  const secret = createGostSecret(CURVE)
  const zeros = Buffer.alloc(32)
  const one = Buffer.concat([Buffer.from([1]), Buffer.alloc(31)])
  const publicKey = gostPublicKey(CURVE, secret)
  const signature = signGost(CURVE, secret, zeros)
  expect(verifyGost(CURVE, { publicKey, digest: zeros, signature })).toBe(true)
  expect(verifyGost(CURVE, { publicKey, digest: one, signature })).toBe(true)
})

test('points outside the group of the generator are no keys', () => {
  const [, curve] = CURVES.find(([, { point }]) => point.CURVE().h === 4n)!
  const { p, a, b } = curve.point.CURVE()
  const { digest, signature } = signed(curve)
  const bytes = (number: bigint) => reversed(number.toString(16), curve.bytes)
  const verdicts: boolean[] = []
  let outside = 0
  for (let x = 1n; verdicts.length < 40; x += 1n) {
    const square = (x * x * x + a * x + b) % p
    const y = power(square, (p + 1n) / 4n, p) // the root: p is 3 modulo 4
    if ((y * y) % p !== square) continue
    verdicts.push(verifyGost(curve, { publicKey: Buffer.concat([bytes(x), bytes(y)]), digest, signature }))
    if (!isInGroup(curve.point.fromAffine({ x, y }))) outside += 1
  }
  // Three of four points of this curve are outside.
  expect(outside).toBeGreaterThan(20)
  expect(verdicts).toEqual(verdicts.map(() => false))
})

function isInGroup(point: { assertValidity(): void }): boolean {
  try {
    point.assertValidity()
    return true
  } catch {
    return false
  }
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  if (exponent === 0n) return 1n
  const root = power(base, exponent / 2n, modulus)
  const square = (root * root) % modulus
  return exponent % 2n ? (square * base) % modulus : square
}

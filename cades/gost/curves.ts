import { weierstrass, type WeierstrassPointCons } from '@noble/curves/abstract/weierstrass.js'
import { OID } from '../oids.ts'

/** An elliptic curve of GOST R 34.10-2012. */
export type GostCurve = {
  /** Of a coordinate and of half a signature: 32 or 64. */
  readonly bytes: 32 | 64
  readonly point: WeierstrassPointCons<bigint>
}

/** The numbers of a curve, hexadecimal: y² = x³ + ax + b modulo p, a generator of the prime order n. */
export type CurveNumbers = {
  readonly p: string
  readonly a: string
  readonly b: string
  readonly n: string
  readonly cofactor: bigint
  readonly x: string
  readonly y: string
}

/** A curve from its numbers; its points are made when the first is wanted, not with every start. */
export function curveOf({ p, a, b, n, cofactor, x, y }: CurveNumbers): GostCurve {
  const number = (hex: string): bigint => BigInt(`0x${hex}`)
  let point: GostCurve['point'] | undefined
  return {
    bytes: p.length === 64 ? 32 : 64,
    get point() {
      return (point ??= weierstrass<bigint>({
        p: number(p),
        a: number(a),
        b: number(b),
        n: number(n),
        h: cofactor,
        Gx: number(x),
        Gy: number(y),
      }))
    },
  }
}

const F = (count: number): string => 'F'.repeat(count)
const O = (count: number): string => '0'.repeat(count)

const CRYPTOPRO_A = curveOf({
  p: `${F(61)}D97`,
  a: `${F(61)}D94`,
  b: 'A6',
  n: `${F(32)}6C611070995AD10045841B09B761B893`,
  cofactor: 1n,
  x: '1',
  y: '8D91E471E0989CDA27DF505A453F2B7635294F2DDF23E3B122ACC99C9E9F1E14',
})

const CRYPTOPRO_B = curveOf({
  p: `8${O(60)}C99`,
  a: `8${O(60)}C96`,
  b: '3E1AF419A269A5F866A7D3C25C3DF80AE979259373FF2B182F49D4CE7E1BBC8B',
  n: '800000000000000000000000000000015F700CFFF1A624E5E497161BCC8A198F',
  cofactor: 1n,
  x: '1',
  y: '3FA8124359F96680B83D1C3EB2C070E5C545C9858D03ECFB744BF8D717717EFC',
})

const CRYPTOPRO_C = curveOf({
  p: '9B9F605F5A858107AB1EC85E6B41C8AACF846E86789051D37998F7B9022D759B',
  a: '9B9F605F5A858107AB1EC85E6B41C8AACF846E86789051D37998F7B9022D7598',
  b: '805A',
  n: '9B9F605F5A858107AB1EC85E6B41C8AA582CA3511EDDFB74F02F3A6598980BB9',
  cofactor: 1n,
  x: '0',
  y: '41ECE55743711A8C3CBF3783CD08C0EE4D4DC440D4641A8F366E550DFDB3BB67',
})

const TC26_256_A = curveOf({
  p: `${F(61)}D97`,
  a: 'C2173F1513981673AF4892C23035A27CE25E2013BF95AA33B22C656F277E7335',
  b: '295F9BAE7428ED9CCC20E7C359A9D41A22FCCD9108E17BF7BA9337A6F8AE9513',
  n: '400000000000000000000000000000000FD8CDDFC87B6635C115AF556C360C67',
  cofactor: 4n,
  x: '91E38443A5E82C0D880923425712B2BB658B9196932E02C78B2582FE742DAA28',
  y: '32879423AB1A0375895786C4BB46E9565FDE0B5344766740AF268ADB32322E5C',
})

const TC26_512_A = curveOf({
  p: `${F(125)}DC7`,
  a: `${F(125)}DC4`,
  b:
    'E8C2505DEDFC86DDC1BD0B2B6667F1DA34B82574761CB0E879BD081CFD0B6265' +
    'EE3CB090F30D27614CB4574010DA90DD862EF9D4EBEE4761503190785A71C760',
  n: `${F(64)}27E69532F48D89116FF22B8D4E0560609B4B38ABFAD2B85DCACDB1411F10B275`,
  cofactor: 1n,
  x: '3',
  y:
    '7503CFE87A836AE3A61B8816E25450E6CE5E1C93ACF1ABC1778064FDCBEFA921' +
    'DF1626BE4FD036E93D75E6A50E3A41E98028FE5FC235F5B889A589CB5215F2A4',
})

const TC26_512_B = curveOf({
  p: `8${O(125)}6F`,
  a: `8${O(125)}6C`,
  b:
    '687D1B459DC841457E3E06CF6F5E2517B97C7D614AF138BCBF85DC806C4B289F' +
    '3E965D2DB1416D217F8B276FAD1AB69C50F78BEE1FA3106EFB8CCBC7C5140116',
  n: `8${O(62)}149A1EC142565A545ACFDB77BD9D40CFA8B996712101BEA0EC6346C54374F25BD`,
  cofactor: 1n,
  x: '2',
  y:
    '1A8F7EDA389B094C2C071E3647A8940F3C123B697578C213BE6DD9E6C8EC7335' +
    'DCB228FD1EDF4A39152CBCAAF8C0398828041055F94CEEEC7E21340780FE41BD',
})

const TC26_512_C = curveOf({
  p: `${F(125)}DC7`,
  a:
    'DC9203E514A721875485A529D2C722FB187BC8980EB866644DE41C68E1430645' +
    '46E861C0E2C9EDD92ADE71F46FCF50FF2AD97F951FDA9F2A2EB6546F39689BD3',
  b:
    'B4C4EE28CEBC6C2C8AC12952CF37F16AC7EFB6A9F69F4B57FFDA2E4F0DE5ADE0' +
    '38CBC2FFF719D2C18DE0284B8BFEF3B52B8CC7A5F5BF0A3C8D2319A5312557E1',
  n: `3${F(63)}C98CDBA46506AB004C33A9FF5147502CC8EDA9E7A769A12694623CEF47F023ED`,
  cofactor: 4n,
  x:
    'E2E31EDFC23DE7BDEBE241CE593EF5DE2295B7A9CBAEF021D385F7074CEA043A' +
    'A27272A7AE602BF2A7B9033DB9ED3610C6FB85487EAE97AAC5BC7928C1950148',
  y:
    'F5CE40D95B5EB899ABBCCFF5911CB8577939804D6527378B8C108C3D2090FF9B' +
    'E18E2D33E3021ED2EF32D85822423B6304F726AA854BAE07D0396E9A9ADDC40F',
})

/**
 * The curves by the identifier of their parameter set (RFC 4357 §11.4, RFC 7836 A.1 and A.2, RFC 9215 B).
 * The key exchange sets of CryptoPro and the sets B, C, D of TC 26 are the older curves under another name.
 * The sets of the standards' own examples are left out: nobody may hold a certificate on them.
 */
export const GOST_CURVES: ReadonlyMap<string, GostCurve> = new Map([
  [OID.cryptoProA, CRYPTOPRO_A],
  [OID.cryptoProB, CRYPTOPRO_B],
  [OID.cryptoProC, CRYPTOPRO_C],
  [OID.cryptoProXchA, CRYPTOPRO_A],
  [OID.cryptoProXchB, CRYPTOPRO_C],
  [OID.tc26Gost256A, TC26_256_A],
  [OID.tc26Gost256B, CRYPTOPRO_A],
  [OID.tc26Gost256C, CRYPTOPRO_B],
  [OID.tc26Gost256D, CRYPTOPRO_C],
  [OID.tc26Gost512A, TC26_512_A],
  [OID.tc26Gost512B, TC26_512_B],
  [OID.tc26Gost512C, TC26_512_C],
])

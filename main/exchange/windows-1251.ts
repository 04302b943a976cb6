import { done, failed, type Outcome } from '../../domain/outcome.ts'

/** Bytes from 0x80 on; 0x98 stands for nothing. Source: unicode.org, MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1251.TXT. */
const UPPER =
  'ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u0098™љ›њќћџ\u00a0ЎўЈ¤Ґ¦§Ё©Є«¬\u00ad®Ї°±Ііґµ¶·ё№є»јЅѕїАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя'

const BYTES = new Map(Array.from(UPPER, (sign, place) => [sign, 0x80 + place] as const))
BYTES.delete('\u0098')

/** A text in Windows-1251, which Node cannot write; or the first sign that it does not have. */
export function inWindows1251(text: string): Outcome<Uint8Array, { code: 'mapping.sign'; sign: string }> {
  const bytes: number[] = []
  for (const sign of text) {
    const byte = sign < '\u0080' ? sign.charCodeAt(0) : BYTES.get(sign)
    if (byte === undefined) return failed({ code: 'mapping.sign', sign })
    bytes.push(byte)
  }
  return done(Uint8Array.from(bytes))
}

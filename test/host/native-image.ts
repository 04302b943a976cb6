import { existsSync, readFileSync } from 'node:fs'
import type { NativeImage, nativeImage as electronImages } from 'electron'
import { guarded, standsFor } from './guard.ts'

/** A picture held as PNG: enough to save it, not to change it. */
export function imageOf(png: Buffer): NativeImage {
  const isEmpty = png.length === 0
  const size = isEmpty
    ? { width: 0, height: 0 }
    : { width: png.readUInt32BE(16), height: png.readUInt32BE(20) }
  return standsFor<NativeImage>()(
    guarded('nativeImage', {
      toPNG: () => png,
      toDataURL: () => `data:image/png;base64,${png.toString('base64')}`,
      isEmpty: () => isEmpty,
      getSize: () => size,
    }),
  )
}

export const nativeImage = standsFor<typeof electronImages>()(
  guarded('nativeImage', {
    createEmpty: () => imageOf(Buffer.alloc(0)),
    createFromPath: (path: string) => imageOf(existsSync(path) ? readFileSync(path) : Buffer.alloc(0)),
  }),
)

import * as tls from 'node:tls'

let ofProgram: readonly string[] | undefined

/**
 * Believes for the lines of this thread, besides those of the program, the authorities of the system and the region's
 * own, until the returned function is called. Both matter: a school whose filter opens the line has its authority in the
 * system's store by order of its founder, a region may have one that no system knows.
 *
 * @param own PEM texts
 */
export function trustAuthorities(own: readonly string[]): () => void {
  const before = (ofProgram ??= tls.getCACertificates('default'))
  tls.setDefaultCACertificates([...new Set([...before, ...ofSystem(), ...own])])
  return () => tls.setDefaultCACertificates(before)
}

function ofSystem(): string[] {
  try {
    return tls.getCACertificates('system')
  } catch {
    return [] // a store that cannot be read adds nobody
  }
}

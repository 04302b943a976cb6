const PEM = /-----BEGIN CERTIFICATE-----([^-]*)-----END CERTIFICATE-----/g

/** The certificates of a file, DER: all blocks of a PEM, or the one of a DER file. */
export function certificatesIn(file: Uint8Array): Uint8Array[] {
  const blocks = [...Buffer.from(file).toString('latin1').matchAll(PEM)]
  return blocks.length > 0 ? blocks.map((block) => Buffer.from(block[1]!, 'base64')) : [file]
}

import { connect } from 'node:tls'

/** The certificate the other side shows: who issued it, as it names itself, and its dates (ISO). */
export type CertificateThere = { readonly issuer: string; readonly from: string; readonly until: string }

export type LookAtCertificate = (host: string, port: number) => Promise<CertificateThere | undefined>

const LOOK_WITHIN_MS = 5_000

/**
 * Looks who stands at the other end when its certificate was not believed. Nothing is sent over this connection and
 * nothing of it is believed: it ends with the handshake. Undefined where none is shown.
 */
export const certificateThere: LookAtCertificate = (host, port) =>
  new Promise((resolve) => {
    const socket = connect({
      host,
      port,
      ...(/^[\d.]+$|:/.test(host) ? {} : { servername: host }),
      rejectUnauthorized: false,
      timeout: LOOK_WITHIN_MS,
    })
    const end = (found?: CertificateThere): void => {
      resolve(found)
      socket.destroy()
    }
    socket.once('secureConnect', () => {
      const shown = socket.getPeerX509Certificate()
      end(
        shown && {
          issuer: nameIn(shown.issuer ?? ''), // none at all where its name is empty
          from: shown.validFromDate.toISOString(),
          until: shown.validToDate.toISOString(),
        },
      )
    })
    socket.once('timeout', () => end())
    socket.once('error', () => end()) // no answer is an answer: nothing is known of it
    socket.once('close', () => end())
  })

/** «Фильтр школы, ООО Пример» out of the lines of a distinguished name. */
function nameIn(lines: string): string {
  const parts = new Map(
    lines.split('\n').map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  )
  const said = ['CN', 'O'].flatMap((key) => parts.get(key) ?? [])
  return said.length > 0 ? [...new Set(said)].join(', ') : lines.replaceAll('\n', ', ')
}

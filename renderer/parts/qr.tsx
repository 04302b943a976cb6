import { encodeQR } from 'qr'
import './qr.css'

/** Light modules that the standard wants on each side, so that a camera finds the edge. */
const QUIET = 4

/**
 * A QR code of medium correction, as one path in units of its modules: sharp at any size, black on white
 * in every theme. `label` says to a screen reader where it leads.
 */
export function Qr({ text, label }: { text: string; label: string }) {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: QUIET })
  return (
    <svg className="qr" viewBox={`0 0 ${rows.length} ${rows.length}`}>
      <title>{label}</title>
      <path className="qr-ground" d={`M0 0h${rows.length}v${rows.length}H0z`} />
      <path className="qr-dark" d={rows.map(darkOf).join('')} />
    </svg>
  )
}

/** Each run of dark modules of one row as a rectangle. */
function darkOf(row: readonly boolean[], line: number): string {
  const signs = row.map((isDark) => (isDark ? '1' : '0')).join('')
  return [...signs.matchAll(/1+/g)]
    .map(({ 0: run, index }) => `M${index} ${line}h${run.length}v1h-${run.length}z`)
    .join('')
}

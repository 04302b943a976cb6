import { encodeQR } from 'qr'
import './qr.css'

/** Light modules that the standard wants on each side, so that a camera finds the edge. */
const QUIET = 4

/**
 * A QR code of medium correction, as one path in units of its modules: sharp at any size, black on white
 * in every theme. `label` says to a screen reader where it leads.
 */
export function Qr({ text, label }: { text: string; label: string }) {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 0 })
  const size = rows.length + 2 * QUIET
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`}>
      <title>{label}</title>
      <path className="qr-ground" d={`M0 0h${size}v${size}H0z`} />
      <path className="qr-dark" d={rows.map(darkOf).join('')} />
    </svg>
  )
}

/** Each run of dark modules of one row as a rectangle. */
function darkOf(row: readonly boolean[], line: number): string {
  const signs = row.map((isDark) => (isDark ? '1' : '0')).join('')
  return [...signs.matchAll(/1+/g)]
    .map(({ 0: run, index }) => `M${index + QUIET} ${line + QUIET}h${run.length}v1h-${run.length}z`)
    .join('')
}

import './emblem.css'

/** The mark of the product: two records and the tick between them. The same drawing as build/icon.svg. */
export const Emblem = () => (
  <svg className="emblem" viewBox="0 0 64 64" aria-hidden="true" focusable="false">
    <rect className="emblem-ground" width="64" height="64" rx="14" />
    <path
      className="emblem-records"
      d="M14 15h36M14 49h36"
      fill="none"
      strokeWidth="6"
      strokeLinecap="round"
    />
    <path
      className="emblem-tick"
      d="m20 32 9 9 16-17"
      fill="none"
      strokeWidth="7"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
)

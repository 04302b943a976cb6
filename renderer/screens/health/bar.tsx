type Props = { ready: number; of: number }

/** The pattern of what is not ready; drawn once a page, for all bars. */
export const HATCH = 'health-hatch'

/** The hatching that every bar of the page refers to: it tells apart in black and white too. */
export const Hatch = () => (
  <svg className="unseen" width="0" height="0" aria-hidden="true" focusable="false">
    <defs>
      <pattern id={HATCH} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect className="bar-ground" width="5" height="5" />
        <rect className="bar-stripe" width="2.5" height="5" />
      </pattern>
    </defs>
  </svg>
)

/** How many of all are ready: solid for them, hatched for the rest. The numbers stand beside it. */
export function Bar({ ready, of }: Props) {
  const share = of > 0 ? (100 * ready) / of : 100
  return (
    <svg className="bar" aria-hidden="true" focusable="false">
      <rect width="100%" height="100%" fill={`url(#${HATCH})`} />
      <rect className="bar-ready" width={`${share}%`} height="100%" />
    </svg>
  )
}

/** The drawings there are, each on a 16 × 16 grid. An icon stands beside its word, or in a button that says it. */
const PATHS = {
  pupil: 'M8 2 1 5.5 8 9l7-3.5L8 2ZM4 7.5V11c0 1 1.8 2 4 2s4-1 4-2V7.5M14 6v4',
  guardian: 'M8 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM2.5 14c0-3 2.5-4.5 5.5-4.5s5.5 1.5 5.5 4.5',
  warning: 'M8 2 1.5 13.5h13L8 2ZM8 6.5v3.5M8 11.8v.2',
  fault: 'M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM8 4.5v4.5M8 11v.3',
  hint: 'M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM8 7.2v4.3M8 4.6v.3',
  check: 'm2.5 8.5 3.5 3.5 7.5-8',
  differs: 'M3 6h10M3 10h10M10.5 3l-5 10',
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10ZM10.5 10.5 14 14',
  card: 'M1.5 3.5h13v9h-13zM4 6.5h3v3H4z',
  lock: 'M3.5 7h9v7h-9zM5.5 7V4.5a2.5 2.5 0 0 1 5 0V7',
  clock: 'M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM8 4.5V8l2.5 2',
  arrow: 'M2.5 8h11M9.5 4l4 4-4 4',
  back: 'M13.5 8h-11M6.5 4l-4 4 4 4',
  close: 'm3.5 3.5 9 9m0-9-9 9',
  pen: 'm3 10.5 7.5-7.5 2.5 2.5L5.5 13 2.5 13.5 3 10.5Z',
  send: 'M2 8 14 2.5 11 13.5 7.5 9.5 2 8ZM7.5 9.5 14 2.5',
  file: 'M3.5 1.5h6l3 3v10h-9zM9.5 1.5v3h3',
  line: 'M1.5 6.5a9.5 9.5 0 0 1 13 0M4 9.3a5.8 5.8 0 0 1 8 0M6.4 12a2.2 2.2 0 0 1 3.2 0',
  'line-off': 'M1.5 6.5a9.5 9.5 0 0 1 13 0M4 9.3a5.8 5.8 0 0 1 8 0M6.4 12a2.2 2.2 0 0 1 3.2 0M2.5 14 13.5 2',
  pause: 'M5.5 3v10M10.5 3v10',
  command: 'M2 4h12M2 8h7M2 12h5M11.5 14.5a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6ZM13.6 13.8l1.6 1.4',
  help: 'M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM6 6.2a2 2 0 1 1 2.9 1.8c-.6.3-.9.7-.9 1.3M8 11.5v.2',
  eye: 'M1 8s2.5-4.5 7-4.5S15 8 15 8s-2.5 4.5-7 4.5S1 8 1 8ZM8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  'eye-off':
    'M1 8s2.5-4.5 7-4.5S15 8 15 8s-2.5 4.5-7 4.5S1 8 1 8ZM8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM2.5 14 13.5 2',
} as const

export type IconName = keyof typeof PATHS

/** A small drawing; hidden from screen readers, which hear the word. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg className="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
    <path
      d={PATHS[name]}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
)

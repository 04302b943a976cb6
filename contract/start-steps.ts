/** The steps from the training to a real school, in their order. Pages use it: no parser comes along. */
export const START_STEPS = ['region', 'school', 'people', 'staff', 'copies'] as const

export type StartStep = (typeof START_STEPS)[number]

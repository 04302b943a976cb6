/** The pages that have keys of their own, as help and the printed sheet go through them. */
export const KEY_PARTS = [
  'everywhere',
  'onSearch',
  'onPerson',
  'onCase',
  'onCompare',
  'onRetype',
  'onDelivery',
  'onRequests',
  'onRegister',
  'onPaper',
] as const

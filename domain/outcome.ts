/** What a step gives: its value, or a fault that was foreseen. Surprises are thrown instead. */
export type Outcome<Value, Fault> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly fault: Fault }

export const done = <Value>(value: Value) => ({ ok: true, value }) as const

export const failed = <Fault>(fault: Fault) => ({ ok: false, fault }) as const

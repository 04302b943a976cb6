/** What one rule has found: nothing `wrong` means that it holds. `note` is what a reader wants to know besides. */
export type Finding = { readonly rule: string; readonly wrong: readonly string[]; readonly note?: string }

/** A finding of those for which a rule does not hold. */
export const finding = (rule: string, wrong: readonly string[], note?: string): Finding => ({
  rule,
  wrong,
  ...(note !== undefined && { note }),
})

/** What the columns of step 0004 hold for a text: the same replacements, so that the base need not be asked for them. */

/** Digits of a readable number, the bare text of any other. */
export const snilsKey = (text: string): string => (SEPARATED.test(text) ? text.replace(SEPARATORS, '') : text)

const SEPARATED = /[- \u00a0]/
const SEPARATORS = /[- \u00a0]/g

/** The last ten signs without what people put between digits. */
export const phoneKey = (text: string): string => lastTen(text.replace(/[- \u00a0()+]/g, ''))

/** Signs as the base counts them: one that takes two units of JavaScript is one. */
const lastTen = (text: string): string =>
  text.length <= 10 ? text : /[\ud800-\udfff]/.test(text) ? [...text].slice(-10).join('') : text.slice(-10)

/** Spaces at the ends dropped; the base makes only Latin letters small. */
export const emailKey = (text: string): string =>
  text.replace(/^ +| +$/g, '').replace(/[A-Z]+/g, (letters) => letters.toLowerCase())

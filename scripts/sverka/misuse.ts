/** A command that cannot be done: wrong words, or a file that is not there. The message is for the person. */
export class Misuse extends Error {}

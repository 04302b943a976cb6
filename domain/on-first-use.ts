/** Makes something when it is first asked for, and keeps it: what only a later act needs costs no start. */
export function onFirstUse<Made extends object>(make: () => Made): () => Made {
  let made: Made | undefined
  return () => (made ??= make())
}

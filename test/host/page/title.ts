/** Tells of the title of a document and its changes; Chromium itself tells late. Runs as source text. */
export function tellTitle(tell: (title: string) => void): void {
  let told = ''
  function look(): void {
    if (document.title === told) return
    told = document.title
    tell(told)
  }
  addEventListener('DOMContentLoaded', () => {
    look()
    const changes = { subtree: true, childList: true, characterData: true }
    new MutationObserver(look).observe(document.head, changes)
  })
}

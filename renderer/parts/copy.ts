/**
 * Puts a text into the clipboard, after a press only. The clipboard of the page is denied to it, like every
 * permission; the command that a press gives is not.
 *
 * @returns whether it was taken
 */
export function copyText(text: string): boolean {
  let isTaken = false
  const put = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
    isTaken = true
  }
  document.addEventListener('copy', put, { once: true, capture: true })
  document.execCommand('copy')
  document.removeEventListener('copy', put, { capture: true })
  return isTaken
}

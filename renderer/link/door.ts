/** The one door to the main process, put there by preload/. It knows nothing of what passes through it. */
type Door = {
  call(name: string, input: unknown): Promise<unknown>
  onNews(hear: (news: unknown) => void): () => void
}

declare const kiosk: Door

/** The door of this page; each of the two pages has its own table of calls behind it. */
export const door = (): Door => kiosk

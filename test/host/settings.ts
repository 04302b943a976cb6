/** What of an app's package.json Electron reads. */
export type Manifest = { name?: string; productName?: string; version?: string; main?: string }

/** What was started and how; filled in by boot.ts before the app's own main module runs. */
export const settings = {
  /** Folder of the app's package.json. */
  root: '',
  manifest: {} as Manifest,
  /** Version of Electron stood in for. */
  version: '',
  /** Folder of the resources of an installed app; empty for a checkout. */
  resources: '',
  /** Whether it runs from its archive. */
  isPackaged: false,
  /** Command-line switches, with their dashes. */
  switches: [] as string[],
}

/** The value of `--name=value`, if it was given. */
export const switchValue = (name: string): string | undefined =>
  settings.switches.find((one) => one.startsWith(`--${name}=`))?.slice(name.length + 3)

/** True when there is no display to show a window on, or none is wanted. */
export const isHeadless = (): boolean =>
  Boolean(process.env['ELECTRON_STANDIN_HEADLESS']) ||
  !(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])

/** Width and height of the screen where Chromium cannot be asked, in pixels. */
export function assumedScreen(): [width: number, height: number] {
  const size = /^(\d+)x(\d+)$/.exec(process.env['ELECTRON_STANDIN_SCREEN'] ?? '')
  return size ? [Number(size[1]), Number(size[2])] : [1366, 768]
}

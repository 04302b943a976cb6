/**
 * Why nothing was kept although the base is open. Nothing is half there; what was kept before stays.
 *
 * - `base.busy`: another connection has been writing for longer than one waits: a large import
 * - `base.full`: no room on the disk · `base.rights`: the disk or the folder may only be read
 * - `base.disk`: the disk does not read or write what it should · `base.damaged`: a page of the base is not what was
 *   written there
 */
export type BaseFault =
  | { code: 'base.busy' }
  | { code: 'base.full' }
  | { code: 'base.rights' }
  | { code: 'base.disk' }
  | { code: 'base.damaged' }

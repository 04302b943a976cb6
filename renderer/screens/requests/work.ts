import type { Asker } from '../../../domain/correction.ts'
import type { RequestKind, RequestPaper } from '../../../domain/request.ts'
import type { Found } from '../../../contract/people.ts'
import type { Request } from '../../../contract/request.ts'

/** A request that is being written down. */
export type AddingWork = {
  readonly person?: Found | undefined
  readonly received: string
  readonly kind?: RequestKind
  readonly askedBy?: Asker
  readonly paper?: RequestPaper
  readonly what: string
}

/** A request that is being answered. */
export type ClosingWork = {
  readonly request: Request
  readonly state?: 'done' | 'refused'
  readonly answer: string
}

/** What is half-entered among the requests: held outside the screen, so that a lock or a crash loses nothing. */
export type RequestWork = { readonly adding?: AddingWork; readonly closing?: ClosingWork }

import type { RegisterFilter } from '../../../contract/register.ts'
import type { Fixer, Visitor } from '../../../domain/diagnosis.ts'

/** What is to be printed. */
export type PaperKind =
  | {
      readonly kind: 'memo'
      readonly code: string
      readonly by: Fixer
      readonly person?: string
      readonly visitor?: Visitor
      /** The message that was on the screen, where one was picked; '' where a symptom was. */
      readonly message?: string
    }
  | { readonly kind: 'receipt'; readonly correction: string }
  | { readonly kind: 'class-list'; readonly className: string }
  | { readonly kind: 'requests' }
  /** The journal of corrections as it was narrowed. */
  | { readonly kind: 'register'; readonly filter: RegisterFilter }
  | { readonly kind: 'act'; readonly number: number }
  /** All keys of the desk, to hang beside the screen. */
  | { readonly kind: 'keys' }

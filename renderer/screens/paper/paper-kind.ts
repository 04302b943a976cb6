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

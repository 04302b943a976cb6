import { lexer, type Token, type Tokens } from 'marked'

/** A run of text within a line. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong' | 'em'; readonly inner: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly to: string; readonly inner: readonly Inline[] }

/** What stands one under another. */
export type Block =
  | { readonly kind: 'paragraph'; readonly inner: readonly Inline[] }
  | { readonly kind: 'note'; readonly blocks: readonly Block[] }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly (readonly Block[])[] }
  | {
      readonly kind: 'table'
      readonly head: readonly (readonly Inline[])[]
      readonly rows: readonly (readonly (readonly Inline[])[])[]
    }

/** One task of the manual; its id is the same in every language. */
export type Section = {
  readonly id: string
  readonly title: string
  readonly blocks: readonly Block[]
  /** Its words as they are read, for searching. */
  readonly text: string
}

/** The sections of one reader: the secretary, the curator, the specialist. */
export type Part = { readonly id: string; readonly title: string; readonly sections: readonly Section[] }

const ANCHOR = /^<a id="([a-z][a-z-]*)"><\/a>\s*$/

/**
 * Reads the manual: `##` is for whom, `###` is a task, each under an anchor of its own. What stands before the first
 * task belongs to the file alone, and pictures do too. Throws where a heading has no anchor.
 */
export function readBook(text: string): readonly Part[] {
  const parts: { id: string; title: string; sections: { id: string; title: string; tokens: Token[] }[] }[] =
    []
  let anchor: string | undefined
  for (const token of lexer(text)) {
    const named = ANCHOR.exec(token.raw)?.[1]
    if (named !== undefined) {
      anchor = named
    } else if (isHeading(token) && token.depth > 1) {
      if (anchor === undefined) throw new Error(`a heading of the manual has no anchor: ${token.depth}`)
      const heading = { id: anchor, title: token.text }
      if (token.depth === 2) parts.push({ ...heading, sections: [] })
      else parts.at(-1)!.sections.push({ ...heading, tokens: [] })
      anchor = undefined
    } else {
      parts.at(-1)?.sections.at(-1)?.tokens.push(token)
    }
  }
  return parts.map((part) => ({
    ...part,
    sections: part.sections.map(({ id, title, tokens }) => {
      const blocks = blocksOf(tokens)
      return { id, title, blocks, text: blocks.map(textOf).join(' ') }
    }),
  }))
}

const isHeading = (token: Token): token is Tokens.Heading => token.type === 'heading'

const blocksOf = (tokens: readonly Token[]): readonly Block[] =>
  tokens.flatMap((token): Block | readonly Block[] => {
    switch (token.type) {
      case 'paragraph':
      case 'text': {
        const inner = inlinesOf(token.tokens ?? [token])
        return inner.length > 0 ? { kind: 'paragraph', inner } : []
      }
      case 'blockquote':
        return { kind: 'note', blocks: blocksOf(token.tokens ?? []) }
      case 'list': {
        const { ordered, items } = token as Tokens.List
        return { kind: 'list', isOrdered: ordered, items: items.map((item) => blocksOf(item.tokens)) }
      }
      case 'table': {
        const { header, rows } = token as Tokens.Table
        const cellsOf = (cells: readonly Tokens.TableCell[]) => cells.map((cell) => inlinesOf(cell.tokens))
        return { kind: 'table', head: cellsOf(header), rows: rows.map(cellsOf) }
      }
      case 'code':
        return { kind: 'paragraph', inner: [{ kind: 'code', text: (token as Tokens.Code).text }] }
      default:
        return []
    }
  })

const inlinesOf = (tokens: readonly Token[]): readonly Inline[] =>
  tokens.flatMap((token): Inline | readonly Inline[] => {
    switch (token.type) {
      case 'text':
      case 'escape':
        return { kind: 'text', text: (token as Tokens.Text).text.replace(/\s+/g, ' ') }
      case 'strong':
      case 'em':
        return { kind: token.type, inner: inlinesOf(token.tokens ?? []) }
      case 'codespan':
        return { kind: 'code', text: (token as Tokens.Codespan).text }
      case 'link':
        return { kind: 'link', to: (token as Tokens.Link).href, inner: inlinesOf(token.tokens ?? []) }
      default:
        return []
    }
  })

const textOf = (block: Block): string => {
  if (block.kind === 'paragraph') return inlineText(block.inner)
  if (block.kind === 'note') return block.blocks.map(textOf).join(' ')
  if (block.kind === 'list') return block.items.flat().map(textOf).join(' ')
  return [block.head, ...block.rows].flat().map(inlineText).join(' ')
}

const inlineText = (inlines: readonly Inline[]): string =>
  inlines.map((inline) => ('text' in inline ? inline.text : inlineText(inline.inner))).join('')

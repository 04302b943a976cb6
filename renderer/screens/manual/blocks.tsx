import { Button } from '../../parts/button.tsx'
import { MarkedText } from '../../parts/marked-text.tsx'
import type { Block, Inline } from './book.ts'
import { markedBy } from './find-sections.ts'

/** What was typed is marked; a way within the manual is gone by `onPage`. */
type Reading = { readonly query: string; readonly onPage: (id: string) => void }

/** The text of a section, drawn by its parts: no markup goes to the page. */
export const Blocks = ({ blocks, ...reading }: Reading & { blocks: readonly Block[] }) =>
  blocks.map((block, place) => <One key={place} block={block} {...reading} />)

function One({ block, ...reading }: Reading & { block: Block }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p>
          <Line inlines={block.inner} {...reading} />
        </p>
      )
    case 'note':
      return (
        <div className="reader-note">
          <Blocks blocks={block.blocks} {...reading} />
        </div>
      )
    case 'list': {
      const List = block.isOrdered ? 'ol' : 'ul'
      return (
        <List>
          {block.items.map((item, place) => (
            <li key={place}>
              <Blocks blocks={item} {...reading} />
            </li>
          ))}
        </List>
      )
    }
    case 'table':
      return (
        <table>
          <thead>
            <tr>
              {block.head.map((cell, place) => (
                <th key={place} scope="col">
                  <Line inlines={cell} {...reading} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((row, number) => (
              <tr key={number}>
                {row.map((cell, place) => (
                  <td key={place}>
                    <Line inlines={cell} {...reading} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )
  }
}

function Line({ inlines, ...reading }: Reading & { inlines: readonly Inline[] }) {
  return inlines.map((inline, place) => {
    switch (inline.kind) {
      case 'text':
        return <MarkedText key={place} pieces={markedBy(inline.text, reading.query)} />
      case 'strong':
        return (
          <strong key={place}>
            <Line inlines={inline.inner} {...reading} />
          </strong>
        )
      case 'em':
        return (
          <em key={place}>
            <Line inlines={inline.inner} {...reading} />
          </em>
        )
      case 'code':
        return KEY.test(inline.text) ? (
          <kbd key={place}>{inline.text}</kbd>
        ) : (
          <code key={place}>{inline.text}</code>
        )
      case 'link': {
        const inner = <Line inlines={inline.inner} {...reading} />
        const page = /^#(.+)$/.exec(inline.to)?.[1]
        // Other files are not here, and nothing is opened outside: their names are said.
        return page === undefined ? (
          <span key={place}>{inner}</span>
        ) : (
          <Button key={place} look="plain" onPress={() => reading.onPage(page)}>
            {inner}
          </Button>
        )
      }
    }
  })
}

/** A key of the keyboard, and not a path or a command. */
const KEY =
  /^(?:(?:Ctrl|Alt|Shift|Win)\+\S+|F\d{1,2}|Enter|Esc|Tab|Insert|Backspace|[↑↓←→/](?: [↑↓←→])?|[\p{L}\d])$/u

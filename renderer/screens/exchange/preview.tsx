type Props = { label: string; headings: readonly string[]; rows: readonly (readonly string[])[] }

/** The first rows of a table as the journal will get it; read, not edited. */
export const Preview = ({ label, headings, rows }: Props) => (
  // Many columns scroll, and what scrolls must be within reach of the keyboard (axe: scrollable-region-focusable).
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
  <section className="exchange-preview" tabIndex={0} aria-label={label}>
    <table>
      <thead>
        <tr>
          {headings.map((heading, place) => (
            <th key={place} scope="col">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, number) => (
          <tr key={number}>
            {headings.map((_heading, place) => (
              <td key={place}>{row[place]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)

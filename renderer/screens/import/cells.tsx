import { useState } from 'react'
import type { ImportReport, Look, RemarkCode } from '../../../contract/import.ts'
import { REMARKS } from '../../../contract/import-codes.ts'
import { useLook } from '../../link/look.ts'
import { Button } from '../../parts/button.tsx'
import { Checkbox } from '../../parts/choice.tsx'
import { Select } from '../../parts/select.tsx'
import { useWords } from '../../words/spoken.ts'
import { letterOf } from './letter.ts'
import type { Importing } from './use-import.ts'

type Props = { report: ImportReport; look: Look; importing: Importing }

const SIZE = 50

/** Which repair undoes a damage that is not put right by itself. */
const REPAIR: { readonly [Code in RemarkCode]?: 'padSnils' | 'padPapers' | 'mendSpaces' } = {
  'snils.ten-digits': 'padSnils',
  'paper.zero-lost': 'padPapers',
  'space.odd': 'mendSpaces',
}

/** Cells that Excel has spoilt or that cannot be read: where each is, what stands there, what it probably was. */
export function Cells({ report, look, importing }: Props) {
  const { importing: say, remarks } = useWords()
  const found = REMARKS.filter((code) => (report.remarkCounts[code] ?? 0) > 0)
  const [code, setCode] = useState<RemarkCode>(found[0] ?? 'date.unread')
  const [from, setFrom] = useState(0)
  const { value } = useLook('import.remarks', { code, from, size: SIZE })
  if (found.length === 0) return <p className="rehearsal-body quiet">{say.cellsEmpty}</p>

  const repair = REPAIR[code]
  const total = value?.total ?? 0
  const headingOf = (column: number) => look.columns[column - 1]?.heading ?? ''
  return (
    <section className="rehearsal-body">
      <p>{say.cellsWhat}</p>
      <div className="rehearsal-tools">
        <Select
          label={say.cells}
          value={code}
          options={found.map((one) => ({ value: one, word: `${remarks[one]}: ${report.remarkCounts[one]}` }))}
          onChoose={(chosen) => {
            setCode(chosen)
            setFrom(0)
          }}
        />
        {repair && (
          <Checkbox
            isChosen={importing.state.repairs[repair]}
            onChange={(chosen) => importing.repair({ [repair]: chosen })}
          >
            {say[repair]}
          </Checkbox>
        )}
      </div>
      <div className="rehearsal-lines">
        <table className="cells">
          <thead>
            <tr>
              <th scope="col">{say.rejectedHeadings.row}</th>
              <th scope="col">{say.column}</th>
              <th scope="col">{say.stands}</th>
              <th scope="col">{say.probably}</th>
            </tr>
          </thead>
          <tbody>
            {(value?.remarks ?? []).map(({ row, column, cell, becomes }, at) => (
              <tr key={`${row} ${column} ${at}`}>
                <th scope="row">{row}</th>
                <td>{column > 0 && `${letterOf(column)} «${headingOf(column)}»`}</td>
                <td className="cells-text">{cell}</td>
                <td className="cells-text">{becomes || <span className="quiet">{say.lost}</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {total > SIZE && (
        <p className="rehearsal-part">
          <Button isDisabled={from === 0} onPress={() => setFrom(from - SIZE)}>
            {say.earlier}
          </Button>
          <output>{say.part(from + 1, Math.min(from + SIZE, total), total)}</output>
          <Button isDisabled={from + SIZE >= total} onPress={() => setFrom(from + SIZE)}>
            {say.further}
          </Button>
        </p>
      )}
    </section>
  )
}

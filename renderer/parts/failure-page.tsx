import './failure-page.css'

type Props = {
  cause: string
  /** The simplest first. */
  remedies: readonly string[]
}

/** Why one failure happens and what helps, step by step. */
export const FailurePage = ({ cause, remedies }: Props) => (
  <div className="failure-page">
    <p>{cause}</p>
    <ol>
      {remedies.map((remedy) => (
        <li key={remedy}>{remedy}</li>
      ))}
    </ol>
  </div>
)

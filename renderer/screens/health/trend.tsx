import type { ReactNode } from 'react'
import type { Health } from '../../../contract/health.ts'
import { formatDate } from '../../../domain/date.ts'
import { useWords } from '../../words/spoken.ts'
import { areaOf, faultTrend, lineOf, shareTrend, type Trend as Line } from './chart.ts'
import { percentOf } from './share.ts'
import './trend.css'

type Props = { days: Health['trend'] }

const PLOT = { width: 220, height: 56 }

/** Room for the words of the axes: left of the plot, above and below it. */
const LEFT = 40
const ABOVE = 8
const BELOW = 20

/** The days with more dots than these are a line only. */
const MOST_DOTS = 31

/** How readiness and faults went over the days: two small charts, and the same as a table for those who hear it. */
export function Trend({ days }: Props) {
  const { health } = useWords()
  if (days.length < 2) return <p className="trend-tomorrow small quiet">{health.trend.tomorrow}</p>
  const share = shareTrend(days, PLOT)
  const faults = faultTrend(days, PLOT)
  return (
    <div className="trend">
      <Chart title={health.trend.ready} days={days} line={share} say={health.percent}>
        <path className="trend-line" d={lineOf(share.points)} />
      </Chart>
      <Chart title={health.trend.faults} days={days} line={faults} say={health.number}>
        <path className="trend-area" d={areaOf(faults.points, PLOT)} />
        <path className="trend-line trend-line-faults" d={lineOf(faults.points)} />
      </Chart>
      <table className="unseen">
        <caption>{health.trend.title}</caption>
        <thead>
          <tr>
            <th scope="col">{health.trend.day}</th>
            <th scope="col">{health.trend.ready}</th>
            <th scope="col">{health.trend.faults}</th>
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day.day}>
              <th scope="row">{formatDate(day.day)}</th>
              <td>{health.percent(percentOf(day.ready, day.people))}</td>
              <td>{health.number(day.faults)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type ChartProps = {
  title: string
  days: Health['trend']
  line: Line
  say: (number: number) => string
  children: ReactNode
}

function Chart({ title, days, line, say, children }: ChartProps) {
  const { width, height } = PLOT
  const [first, last] = [days.at(0)!.day, days.at(-1)!.day]
  const isShort = days.length <= MOST_DOTS
  return (
    <figure className="chart">
      <figcaption className="small quiet">{title}</figcaption>
      <svg
        width={LEFT + width + 8}
        height={ABOVE + height + BELOW}
        aria-hidden="true"
        focusable="false"
        className="chart-drawing"
      >
        <g transform={`translate(${LEFT} ${ABOVE})`}>
          <path className="chart-axis" d={`M0 0H${width}M0 ${height}H${width}`} />
          {children}
          {isShort &&
            line.points.map(({ x, y }) => <circle key={x} cx={x} cy={y} r="2" className="trend-dot" />)}
          <text x="-6" y="4" textAnchor="end">
            {say(line.high)}
          </text>
          <text x="-6" y={height + 4} textAnchor="end">
            {say(line.low)}
          </text>
          <text x="0" y={height + 16}>
            {formatDate(first).slice(0, 5)}
          </text>
          <text x={width} y={height + 16} textAnchor="end">
            {formatDate(last).slice(0, 5)}
          </text>
        </g>
      </svg>
    </figure>
  )
}

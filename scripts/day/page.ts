import { cpus } from 'node:os'
import { isoToday } from '../../domain/date.ts'
import { KLM, modelled } from './hand.ts'
import { sumOf, type Played } from './player.ts'
import { markdownFor, plainMarkdownFor, type DayRecord } from './report.ts'

type Told = { readonly lines: readonly Played[]; readonly first: DayRecord; readonly verified: string }

/** docs/day.md: what the day costs now, what it cost in the first version, and how it is counted. */
export function pageFor({ lines, first, verified }: Told): string {
  const machine = `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), Node ${process.version}`
  const [mine, theirs] = [modelled(sumOf(lines)), modelled(sumOf(first.lines))]
  const less = Math.round((1 - mine / theirs) * 100)
  return `# A day of a secretary

Written by \`npm run day -- --write\` on ${isoToday(Date.now())}; ${machine}.

**${mine.toFixed(0)} s of work now, ${theirs.toFixed(0)} s in the first version: ${less} % less. Nothing lost: the log of the
gateway, verified anew at the end of the day, says “${verified}”.**

Twelve visitors come to the built program, whose card is the simulated one and whose gateway is the region's own program. At
10:00 the line is cut and at 11:30 mended; at 14:00 the gateway is killed and at 14:40 started again; in the middle of one
comparison nobody touches anything for five minutes, in the middle of another the card of somebody else takes over. After each
outage the gateway itself is asked whether it has every value that a document said.

In brackets: the first version.

${markdownFor(lines, first.lines)}

## How it is counted

Every key and every press of the pointer goes through one hand (\`scripts/day/hand.ts\`). Keys are what a person presses,
Shift and Ctrl and the letters of names included. What counts is the **modelled** time, by the keystroke-level model (Card,
Moran, Newell): ${KLM.key} s a key, ${KLM.click} s a press of the pointer with the way to it, ${KLM.decision} s a decision,
${KLM.hand} s a hand between keys and pointer. A decision stands before each word typed, each key or run of keys that belong
together, each press of the pointer; an arrow pressed on and on has one. The **measured** time is that of the machine that
played: it types faster than anybody and waits where a person would be reading.

Not counted: what is spoken, the reading of papers, and the print dialog of the system, which is the same in both.

## What was changed for it

| then | now | why |
|---|---|---|
| the card had to be opened first | F2, F3 and Ins act on the person chosen in the search | one look at the row tells who it is |
| Ctrl+K, then the name | a letter typed on a page without a field begins the next search; F4 anywhere | nothing else can be meant |
| «Напечатать памятку» opened the sheet, Enter printed it | it prints, and shows the sheet behind the print dialog | the button does what it says; Ctrl+P still only shows |
| answers by Tab, arrows and the space bar | each by its digit; 0 is what was answered last of such a person | offered, never filled in |
| save, go to the signing, sign, come back for the receipt | F7 saves and signs; the fields are shown beside the PIN, as always | one visitor, one way |
| a receipt by the pointer | F6 on the card | |
| a correction confirmed at once had no receipt in its case | the case goes on to the receipt for an hour | found by this day |
| behind the lock a half-filled field was marked as a whole | it goes on after its last sign | the next letter would have replaced it; found by this day |
| after a shift was taken over the keys went nowhere | letters go to the field that is compared | found by this day |

Left as it was on purpose: a new СНИЛС is typed twice, each signature asks for the PIN, nothing is filled in by itself.

## Первая версия

The state of commit \`${first.version}\`, played by the ways that were best in it (\`scripts/day/first-ways.ts\`; to repeat it,
lay \`scripts/day\`, \`scripts/day.ts\` and \`scripts/demo\` over a checkout of that commit and run \`node scripts/day.ts --first
first.json\`). Kept as data in \`scripts/day/first.json\`.

${plainMarkdownFor(first.lines)}
`
}

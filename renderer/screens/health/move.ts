/** Where a thing on the page is. */
export type Box = {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/**
 * Which of several things in rows the key leads to from the one at `from`; undefined where it leads nowhere.
 * Sideways goes through all of them in order, up and down to the nearest of the next row.
 */
export function placeAfter(key: string, boxes: readonly Box[], from: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return within(boxes, from + 1)
    case 'ArrowLeft':
      return within(boxes, from - 1)
    case 'ArrowDown':
      return inNextRow(boxes, from, 1)
    case 'ArrowUp':
      return inNextRow(boxes, from, -1)
    case 'Home':
      return within(boxes, 0)
    case 'End':
      return within(boxes, boxes.length - 1)
    default:
      return undefined
  }
}

const within = (boxes: readonly Box[], place: number): number | undefined =>
  place in boxes ? place : undefined

/** @param way 1 is down, −1 up */
function inNextRow(boxes: readonly Box[], from: number, way: 1 | -1): number | undefined {
  const here = boxes[from]
  if (!here) return undefined
  const beyond = boxes
    .map((box, place) => ({
      place,
      down: way * (box.top - here.top),
      aside: Math.abs(middle(box) - middle(here)),
    }))
    .filter(({ down }) => down > here.height / 2)
  const nearest = Math.min(...beyond.map(({ down }) => down))
  return beyond
    .filter(({ down }) => down < nearest + here.height / 2)
    .toSorted((one, other) => one.aside - other.aside)
    .at(0)?.place
}

const middle = ({ left, width }: Box): number => left + width / 2

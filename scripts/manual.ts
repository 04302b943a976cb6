/** Writes the list of failures in the manual from the words of the screen. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { manualPages } from './manual/failures.ts'
import { root } from './steps.ts'

for (const { file, text } of manualPages()) {
  writeFileSync(join(root, file), text)
  console.log(`written: ${file}`)
}

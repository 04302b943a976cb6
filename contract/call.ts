import type { z } from 'zod'

/** One question a page may ask the main process: the shape it sends and the shape it gets back. */
export const call = <Input extends z.ZodType, Output extends z.ZodType>(input: Input, output: Output) => ({
  input,
  output,
})

import { createMiddleware } from 'hono/factory'
import { schoolCode } from '../../contract/correction.ts'
import type { Archive } from '../archive/archive.ts'
import type { Known } from './known.ts'
import { missingPage } from './refusals.ts'

/** Lets through to a school that is there; strange codes never come to the database. */
export const schoolGuard = ({ registry }: Pick<Archive, 'registry'>) =>
  createMiddleware<Known>(async (context, next) => {
    const code = schoolCode.safeParse(context.req.param('school'))
    const school = code.success ? await registry.school(code.data) : undefined
    if (!school) return missingPage(context)
    context.set('school', school)
    return next()
  })

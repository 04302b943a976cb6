import { createHmac } from 'node:crypto'
import { Hono } from 'hono'
import { html } from 'hono/html'
import { workplaceCode } from '../../contract/correction.ts'
import { atCode, codeIn, formNumber, sentBy, type FormFault, type Sent } from './forms.ts'
import { page } from './frame.ts'
import { ownAddress, pathOf, type Asked, type Known, type RegistryNeeds } from './known.ts'
import { faultNotice, field, formMark, question } from './parts.ts'
import { missingPage } from './refusals.ts'
import { tokenPage } from './token-page.ts'

/** A form that was sent twice by a double click shows its token twice; whoever comes later comes too late. */
const AGAIN_MS = 60_000

/** Adding a workplace, giving it a new token, revoking it. */
export function workplacePages(needs: RegistryNeeds) {
  const { archive, now } = needs
  const { registry, rights } = archive

  /** Shows the token that was just given, unless it was shown before or is dead already. */
  async function show(context: Asked, code: string, token: string, before?: Date) {
    const holder = await rights.workplaceWith(token)
    const isLate = before !== undefined && now() - before.getTime() > AGAIN_MS
    if (isLate || !holder || holder.revoked) return undefined
    const { school } = context.var
    const address = ownAddress(needs, context)
    return tokenPage(context, { school, code, token, address, isGuessed: !needs.address })
  }

  return new Hono<Known>()
    .get('/add-workplace', (context) => addPage(context))
    .post('/add-workplace', async (context) => {
      const sent = await sentBy(context)
      const [form, code] = [formNumber(sent), codeIn(sent.text('code'))]
      if (!form.ok) return addPage(context, sent, form.fault)
      if (!code.ok) return addPage(context, sent, code.fault)

      const act = actOf(context, code.value, form.value)
      const token = tokenOf(context, code.value, form.value)
      const added = await registry.addWorkplace({
        ...act,
        at: new Date(now()),
        kind: 'workplace.added',
        token,
      })
      if (!added.ok) return addPage(context, sent, atCode(added.fault))
      const shown = await show(context, code.value, token, added.value.before)
      return shown ?? addPage(context, sent, { code: 'form.shown' })
    })
    .get('/workplaces/:workplace/token', async (context) => renewPage(context, await workplace(context)))
    .post('/workplaces/:workplace/token', async (context) => {
      const found = await workplace(context)
      const form = formNumber(await sentBy(context))
      if (!found || !form.ok) return renewPage(context, found, { code: 'form.stale' })

      const act = actOf(context, found.code, form.value)
      const token = tokenOf(context, found.code, form.value)
      const renewed = await registry.renewWorkplace({
        ...act,
        at: new Date(now()),
        kind: 'workplace.renewed',
        token,
      })
      if (!renewed.ok) return renewPage(context, found, renewed.fault)
      const shown = await show(context, found.code, token, renewed.value.before)
      return shown ?? renewPage(context, found, { code: 'form.shown' })
    })
    .get('/workplaces/:workplace/revoke', async (context) => revokePage(context, await workplace(context)))
    .post('/workplaces/:workplace/revoke', async (context) => {
      const found = await workplace(context)
      const form = formNumber(await sentBy(context))
      if (!found || !form.ok) return revokePage(context, found, { code: 'form.stale' })

      const act = actOf(context, found.code, form.value)
      const revoked = await registry.revokeWorkplace({
        ...act,
        at: new Date(now()),
        kind: 'workplace.revoked',
      })
      if (!revoked.ok) return revokePage(context, found, revoked.fault)
      return context.redirect(`${pathOf(context.var.school.code)}?done=workplace.revoked`, 303)
    })

  async function workplace(context: Asked): Promise<Found | undefined> {
    const code = workplaceCode.safeParse(context.req.param('workplace'))
    const all = code.success ? await registry.workplaces(context.var.school.code) : []
    const found = all.find((one) => one.code === code.data)
    return found && { code: found.code, isRevoked: found.revoked !== null }
  }
}

type Found = { readonly code: string; readonly isRevoked: boolean }

const actOf = ({ var: { school, administrator } }: Asked, subject: string, form: string) => ({
  administrator,
  school: school.code,
  subject,
  form,
})

/**
 * The token that this form gives: 256 bits out of the session's secret, which the archive does not keep. The same form
 * gives the same token, so a double click cannot show one that is dead.
 */
const tokenOf = ({ var: { secret, school } }: Asked, workplace: string, form: string): string =>
  createHmac('sha256', secret).update(`workplace ${school.code} ${workplace} ${form}`).digest('base64url')

const aboveOf = ({ var: { words, school } }: Asked) => [
  { title: words.schools.title, path: '/registry/schools' },
  { title: school.title, path: pathOf(school.code) },
]

function addPage(context: Asked, sent?: Sent, fault?: FormFault): Response | Promise<Response> {
  const { words, school } = context.var
  const said = words.addWorkplace
  return page(context, {
    title: said.title,
    above: aboveOf(context),
    status: fault ? 422 : 200,
    isFaulty: fault !== undefined,
    content: html`<h1>${said.title}</h1>
      ${faultNotice(words, fault)}
      <form class="card" method="post">
        ${formMark()}
        ${field({
          name: 'code',
          label: said.code,
          hint: said.codeHint,
          value: sent?.text('code') ?? '',
          isCode: true,
          isFirst: true,
          fault,
          words,
        })}
        <p class="deeds">
          <button class="main">${said.button}</button>
          <a class="button" href="${pathOf(school.code)}">${words.cancel}</a>
        </p>
      </form>`,
  })
}

function renewPage(context: Asked, found?: Found, fault?: FormFault): Response | Promise<Response> {
  if (!found) return missingPage(context)
  const { words, school } = context.var
  const title = words.token.newTitle(found.code)
  return page(context, {
    title,
    above: aboveOf(context),
    status: fault ? 422 : 200,
    isFaulty: fault !== undefined,
    content: html`<h1>${title}</h1>
      ${faultNotice(words, fault)}
      ${question(words, {
        lead: found.isRevoked ? words.token.restoreLead : words.token.newLead,
        button: words.token.button,
        isGentle: found.isRevoked,
        back: pathOf(school.code),
      })}`,
  })
}

function revokePage(context: Asked, found?: Found, fault?: FormFault): Response | Promise<Response> {
  if (!found) return missingPage(context)
  const { words, school } = context.var
  const title = words.revokeWorkplace.title(found.code)
  return page(context, {
    title,
    above: aboveOf(context),
    status: fault ? 422 : 200,
    isFaulty: fault !== undefined,
    content: html`<h1>${title}</h1>
      ${faultNotice(words, fault)} ${question(words, { ...words.revokeWorkplace, back: pathOf(school.code) })}`,
  })
}

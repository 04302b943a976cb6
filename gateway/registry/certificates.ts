import { Hono } from 'hono'
import { html } from 'hono/html'
import { allowableIn, type Allowable, type CertificateFault } from './certificate.ts'
import { formNumber, sentBy, type FormFault } from './forms.ts'
import { page, type Html } from './frame.ts'
import { pathOf, type Asked, type Known, type RegistryNeeds } from './known.ts'
import { faultNotice, field, formMark, notice, print, question } from './parts.ts'
import { missingPage } from './refusals.ts'
import { dayIn } from './words/words.ts'

/** Allowing a certificate, looked at before it is allowed, and revoking that. */
export function certificatePages(needs: RegistryNeeds) {
  const { archive, now } = needs
  const { registry } = archive
  const judge = (file: Uint8Array) => allowableIn(file, { ...needs, at: new Date(now()) })
  const isHeld = async (school: string, fingerprint: string) =>
    (await registry.certificates(school)).some((one) => one.fingerprint === fingerprint && !one.revoked)

  return new Hono<Known>()
    .get('/add-certificate', (context) => addPage(context))
    .post('/add-certificate', async (context) => {
      const sent = await sentBy(context)
      const pasted = Buffer.from(sent.text('pasted'))
      const chosen = await sent.file('file')
      const file = chosen.length > 0 ? chosen : pasted
      if (file.length === 0) return addPage(context, { code: 'form.certificate', field: 'file' })

      const judged = judge(file)
      if (!judged.ok) return addPage(context, undefined, judged.fault)
      const held = await Promise.all(
        judged.value.map(({ certificate }) => isHeld(context.var.school.code, certificate.fingerprint)),
      )
      return checkPage(context, judged.value, held, file)
    })
    .get('/allow-certificate', (context) =>
      context.redirect(pathOf(context.var.school.code, 'add-certificate'), 303),
    )
    .post('/allow-certificate', async (context) => {
      const { school, administrator } = context.var
      const sent = await sentBy(context)
      const form = formNumber(sent)
      if (!form.ok) return addPage(context, form.fault)
      // The bytes come back from the page, so all that was found out about them is found out anew.
      const judged = judge(Buffer.from(sent.text('bytes'), 'base64'))
      const found =
        judged.ok && judged.value.find(({ certificate }) => certificate.fingerprint === sent.text('print'))
      if (!found) return addPage(context, undefined, judged.ok ? 'unread' : judged.fault)

      const { fingerprint, subject, notBefore, notAfter } = found.certificate
      const allowed = await registry.allowCertificate({
        at: new Date(now()),
        administrator,
        kind: 'certificate.allowed',
        school: school.code,
        subject: fingerprint,
        form: form.value,
        owner: kept(ownerOf(found)),
        organisation: kept(subject.organisation ?? ''),
        life: [notBefore, notAfter],
      })
      if (!allowed.ok) return addPage(context, allowed.fault)
      return context.redirect(`${pathOf(school.code)}?done=certificate.allowed`, 303)
    })
    .get('/certificates/:print/revoke', (context) => revokePage(context))
    .post('/certificates/:print/revoke', async (context) => {
      const { school, administrator } = context.var
      const form = formNumber(await sentBy(context))
      if (!form.ok) return revokePage(context, form.fault)
      const revoked = await registry.revokeCertificate({
        at: new Date(now()),
        administrator,
        kind: 'certificate.revoked',
        school: school.code,
        subject: printIn(context),
        form: form.value,
      })
      if (!revoked.ok) return revokePage(context, revoked.fault)
      return context.redirect(`${pathOf(school.code)}?done=certificate.revoked`, 303)
    })

  async function revokePage(context: Asked, fault?: FormFault): Promise<Response> {
    const { words, school } = context.var
    const all = await registry.certificates(school.code)
    const found = all.find(({ fingerprint, revoked }) => fingerprint === printIn(context) && !revoked)
    if (!found) return missingPage(context)
    const said = words.revokeCertificate
    return page(context, {
      title: said.title,
      above: aboveOf(context),
      status: fault ? 422 : 200,
      content: html`<h1>${said.title}</h1>
        ${faultNotice(words, fault)}
        ${question(words, {
          ...said,
          back: pathOf(school.code),
          about: html`<dl class="about">
            ${fact(words.school.owner, found.owner ?? words.school.console)}
            ${found.organisation ? fact(words.school.organisation, found.organisation) : ''}
            ${fact(words.school.print, print(found.fingerprint))}
          </dl>`,
        })}`,
    })
  }
}

/** The fingerprint that the address names; anything else is of no certificate. */
const printIn = (context: Asked): string => /^[\da-f]{64}$/.exec(context.req.param('print') ?? '')?.[0] ?? ''

const ownerOf = ({ certificate: { subject } }: Allowable): string =>
  subject.surname ? [subject.surname, subject.givenName].filter(Boolean).join(' ') : subject.commonName

/** No database keeps U+0000 or half a pair, and no list shows more than this. */
const kept = (text: string): string =>
  text
    .replace(/\p{Cc}|\p{Cs}/gu, ' ')
    .trim()
    .slice(0, 300)

const fact = (term: string, said: string | Html): Html =>
  html`<div>
    <dt>${term}</dt>
    <dd>${said}</dd>
  </div>`

const aboveOf = ({ var: { words, school } }: Asked) => [
  { title: words.schools.title, path: '/registry/schools' },
  { title: school.title, path: pathOf(school.code) },
]

function addPage(
  context: Asked,
  fault?: FormFault,
  refused?: CertificateFault,
): Response | Promise<Response> {
  const { words, school } = context.var
  const said = words.addCertificate
  return page(context, {
    title: said.title,
    above: aboveOf(context),
    status: fault || refused ? 422 : 200,
    isFaulty: fault !== undefined || refused !== undefined,
    content: html`<h1>${said.title}</h1>
      <p class="lead">${said.lead}</p>
      ${refused ? notice('fault', words.certificateFaults[refused]) : faultNotice(words, fault)}
      <form
        class="card"
        method="post"
        enctype="multipart/form-data"
        action="${pathOf(school.code, 'add-certificate')}"
      >
        ${field({
          name: 'file',
          label: said.file,
          hint: said.fileHint,
          kind: 'file',
          accept: '.cer,.crt,.der,.pem,.p7b,.p7c',
          isFirst: true,
          fault,
          words,
        })}
        ${field({ name: 'pasted', label: said.text, hint: said.textHint, kind: 'area', isCode: true, words })}
        <p class="deeds">
          <button class="main">${said.button}</button>
          <a class="button" href="${pathOf(school.code)}">${words.cancel}</a>
        </p>
      </form>`,
  })
}

function checkPage(
  context: Asked,
  found: readonly Allowable[],
  held: readonly boolean[],
  file: Uint8Array,
): Response | Promise<Response> {
  const { words, school } = context.var
  const said = words.addCertificate
  const bytes = Buffer.from(file).toString('base64')
  const one = (allowable: Allowable, isHeld: boolean) => {
    const { certificate, trustedBy } = allowable
    const { fingerprint, issuerName, notBefore, notAfter, subject } = certificate
    return html`<form class="card" method="post" action="${pathOf(school.code, 'allow-certificate')}">
      ${formMark()}
      <input type="hidden" name="print" value="${fingerprint}" />
      <input type="hidden" name="bytes" value="${bytes}" />
      <dl class="about">
        ${fact(words.school.owner, ownerOf(allowable))}
        ${fact(words.school.organisation, subject.organisation ?? words.unknown)}
        ${fact(said.valid, said.validity(dayIn(words, notBefore), dayIn(words, notAfter)))}
        ${fact(said.issuer, issuerName)} ${fact(words.school.print, print(fingerprint))}
      </dl>
      ${trustedBy === undefined ? notice('warn', said.untrusted) : notice('good', said.trusted(trustedBy))}
      ${isHeld ? notice('warn', said.already) : ''}
      <p class="deeds">
        ${
          isHeld
            ? ''
            : trustedBy === undefined
              ? html`<button class="grave">${said.allowUntrusted}</button>`
              : html`<button class="main">${said.allow}</button>`
        }
        <a class="button" href="${pathOf(school.code, 'add-certificate')}">${said.another}</a>
      </p>
    </form>`
  }
  return page(context, {
    title: said.checkTitle,
    above: aboveOf(context),
    content: html`<h1>${said.checkTitle}</h1>
      <p class="lead">${said.checkLead}</p>
      ${found.length > 1 ? notice('warn', said.several) : ''}
      ${found.map((allowable, place) => one(allowable, held[place] ?? false))}`,
  })
}

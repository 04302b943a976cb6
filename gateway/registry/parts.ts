import { randomUUID } from 'node:crypto'
import { html } from 'hono/html'
import type { FormFault } from './forms.ts'
import type { Html } from './frame.ts'
import type { Words } from './words/ru.ts'
import { agoIn, momentIn } from './words/words.ts'

type Field = {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly value?: string
  readonly fault?: FormFault | undefined
  readonly words: Words
  readonly kind?: 'text' | 'password' | 'file' | 'area'
  /** Codes, keys: a fixed pitch, no capital letters put in by the browser, no spelling. */
  readonly isCode?: boolean
  readonly isFirst?: boolean
  readonly accept?: string
}

/** A field with its label, its hint, and what is wrong with it. */
export function field(one: Field): Html {
  const { name, label, hint, value = '', fault, words, kind = 'text', isCode, isFirst, accept } = one
  const wrong = fault?.field === name ? fault : undefined
  const described = [hint && `${name}-hint`, wrong && `${name}-fault`].filter(Boolean).join(' ')
  const common = html`id="${name}" name="${name}" ${described ? html`aria-describedby="${described}"` : ''}
  ${wrong ? html`aria-invalid="true"` : ''} ${wrong || (isFirst && !fault) ? html`autofocus` : ''}
  ${isCode ? html`class="code" autocapitalize="none" spellcheck="false"` : ''}`
  return html`<div class="field">
    <label for="${name}">${label}</label>
    ${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : ''}
    ${wrong ? html`<p class="fault" id="${name}-fault">${words.faults[wrong.code]}</p>` : ''}
    ${
      kind === 'area'
        ? html`<textarea rows="6" ${common}>${value}</textarea>`
        : html`<input
            type="${kind}"
            ${common}
            ${accept ? html`accept="${accept}"` : ''}
            ${kind === 'file' ? '' : html`value="${value}" autocomplete="off"`}
          />`
    }
  </div>`
}

/** A fault of the whole form, above it; one of a field stands by the field. */
export const faultNotice = (words: Words, fault: FormFault | undefined): Html | '' =>
  fault && !fault.field ? notice('fault', words.faults[fault.code]) : ''

/** Something to be read before all else; read out at once by a screen reader. */
export const notice = (kind: 'fault' | 'warn' | 'good', said: string | Html): Html =>
  html`<div class="notice ${kind}" role="${kind === 'fault' ? 'alert' : 'status'}"><p>${said}</p></div>`

/** The number of this form: whoever sends it twice has it done once. */
export const formMark = (): Html => html`<input type="hidden" name="form" value="${randomUUID()}" />`

/** When something was: how long ago, the moment itself on pointing. */
export const ago = (words: Words, at: Date | null, now: number): Html =>
  at
    ? html`<time datetime="${at.toISOString()}" title="${momentIn(words, at)}"
        >${agoIn(words, at, now)}</time
      >`
    : html`<span class="quiet">${words.never}</span>`

/** A short state with its colour; the word alone says it too. */
export const badge = (kind: 'good' | 'warn' | 'fault' | 'quiet', said: string): Html =>
  html`<span class="badge ${kind}">${said}</span>`

/** A list that has nothing yet: what that means, and what to do. */
export const emptiness = (title: string, lead: string, deed: Html | '' = ''): Html =>
  html`<div class="empty">
    <p class="what">${title}</p>
    <p>${lead}</p>
    ${deed}
  </div>`

/** A fingerprint in groups of four, so that it can be read aloud. */
export const print = (fingerprint: string): Html =>
  html`<code class="print">${fingerprint.toUpperCase().replace(/.{4}(?=.)/g, '$& ')}</code>`

/** The question before something is taken away: what will happen, the deed, the way back. */
export const question = (
  words: Words,
  one: { lead: string; button: string; back: string; about?: Html; isGentle?: boolean },
): Html =>
  html`<form class="card" method="post">
    ${formMark()} ${one.about ?? ''}
    <p>${one.lead}</p>
    <p class="deeds">
      <button class="${one.isGentle ? 'main' : 'grave'}">${one.button}</button>
      <a class="button" href="${one.back}">${words.cancel}</a>
    </p>
  </form>`

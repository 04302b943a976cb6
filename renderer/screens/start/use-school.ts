import { useState } from 'react'
import { CODE, SHORTEST_TOKEN } from '../../../contract/entered.ts'
import type { Me } from '../../../contract/gateway.ts'
import type { SettingsShown } from '../../../contract/own-settings.ts'
import type { SchoolOrder } from '../../../contract/start.ts'
import type { Trouble } from '../../../contract/trouble.ts'
import type { Way } from '../../../contract/way.ts'

/** An authority chosen by its file. */
export type Authority = { readonly file: string; readonly name: string }

/** The school as far as it is entered. */
export type SchoolForm = {
  readonly way: Way
  readonly url: string
  readonly token: string
  /** Above the server's own certificate. */
  readonly servers: readonly Authority[]
  readonly school: string
  readonly schoolTitle: string
  readonly workplace: string
  /** Whose certificates may sign. */
  readonly trusted: readonly Authority[]
}

/** The fields that people write. */
export type SchoolField = 'url' | 'token' | 'school' | 'schoolTitle' | 'workplace'

const FIELDS: readonly SchoolField[] = ['url', 'token', 'school', 'schoolTitle', 'workplace']

/** The fields that the gateway is asked with. */
export const LINE: readonly SchoolField[] = ['url', 'token']

/** What the gateway said of the address and the key that were entered. */
export type Answered =
  | { readonly what: 'well' | 'other-school' | 'training'; readonly me: Me }
  | { readonly what: 'no-rights' | 'no-line'; readonly trouble: Trouble }

/** What is wrong with a field. */
export type Wrong = 'empty' | 'form'

/** A form in which the machine's own settings stand already. */
function beginning(settings: SettingsShown): SchoolForm {
  const { school, schoolTitle, workplace, gateway, way } = settings
  const set = ({ value, from }: { value: string; from: string }, otherwise = '') =>
    from === 'machine' ? value : otherwise
  return {
    way: (way.from === 'machine' && way.value) || 'gateway',
    url: gateway.from === 'machine' ? (gateway.value?.url ?? '') : '',
    token: '',
    servers: [],
    school: set(school),
    schoolTitle: set(schoolTitle),
    workplace: set(workplace, 'desk-1'),
    trusted: [],
  }
}

/** Holds the form; an answer of the gateway counts for the address and the key it was asked with, and no others. */
export function useSchool(settings: SettingsShown) {
  const [form, setForm] = useState(() => beginning(settings))
  const [answered, setAnswered] = useState<Answered>()
  const [shown, setShown] = useState<readonly SchoolField[]>([])
  const isLineSet = settings.gateway.from === 'machine'

  const change = (next: Partial<SchoolForm>) => {
    setForm((now) => ({ ...now, ...next }))
    const isOther = 'url' in next || 'token' in next || 'servers' in next || 'way' in next
    if (isOther || 'school' in next) setAnswered(undefined)
  }
  const wrong = wrongIn(form, isLineSet)

  return {
    form,
    change,
    /** Nothing is called wrong before somebody has tried to go on. */
    wrong: Object.fromEntries(shown.map((field) => [field, wrong[field]])) as typeof wrong,
    isWhole: Object.keys(wrong).length === 0,
    showWrong: (fields: readonly SchoolField[] = FIELDS) => setShown(fields),
    isLineWrong: LINE.some((field) => wrong[field]),
    answered,
    isLineSet,
    /** Takes what the gateway calls itself, where nothing else was entered. */
    hear(answer: { ok: true; me: Me } | { ok: false; trouble: Trouble }): Answered {
      const heard = readAnswer(answer, form)
      setAnswered(heard)
      if (heard.what === 'well') {
        const { school, title, workplace } = heard.me
        setForm((now) => ({ ...now, school, workplace, schoolTitle: now.schoolTitle || title }))
      }
      return heard
    },
  }
}

function readAnswer(
  answer: { ok: true; me: Me } | { ok: false; trouble: Trouble },
  { school }: SchoolForm,
): Answered {
  if (!answer.ok) {
    const { code } = answer.trouble
    const isWrong = code === 'line.rights' || code === 'line.strange'
    return { what: isWrong ? 'no-rights' : 'no-line', trouble: answer.trouble }
  }
  const { me } = answer
  if (me.training) return { what: 'training', me }
  return { what: school !== '' && school !== me.school ? 'other-school' : 'well', me }
}

function wrongIn(form: SchoolForm, isLineSet: boolean): { readonly [Field in SchoolField]?: Wrong } {
  const fits = {
    url: /^https?:\/\/\S/.test(form.url.trim()) && URL.canParse(form.url.trim()),
    token: form.token.trim().length >= SHORTEST_TOKEN,
    school: CODE.test(form.school),
    schoolTitle: form.schoolTitle.trim() !== '',
    workplace: CODE.test(form.workplace),
  } as const
  const asked = (Object.keys(fits) as SchoolField[]).filter(
    (field) => (field !== 'url' && field !== 'token') || (form.way === 'gateway' && !isLineSet),
  )
  return Object.fromEntries(
    asked
      .filter((field) => !fits[field])
      .map((field) => [field, form[field].trim() === '' ? 'empty' : 'form']),
  )
}

/** What is sent when the form is whole. */
export const orderOf = (form: SchoolForm, isLineSet: boolean): SchoolOrder => ({
  school: form.school,
  schoolTitle: form.schoolTitle.trim(),
  workplace: form.workplace,
  way: form.way,
  ...(form.way === 'gateway' &&
    !isLineSet && {
      gateway: {
        url: form.url.trim(),
        token: form.token.trim(),
        authorities: form.servers.map(({ file }) => file),
      },
    }),
  trusted: form.trusted.map(({ file }) => file),
})

export type School = ReturnType<typeof useSchool>

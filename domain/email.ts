import { toLatin } from './layout.ts'
import { done, failed, type Outcome } from './outcome.ts'

/**
 * Why a text is not an e-mail address.
 *
 * - `email.form`: not name@domain
 * - `email.cyrillic`: Russian letters, at the `positions`
 * - `email.two`: two addresses in one field
 * - `email.long`: above 254 signs
 */
export type EmailFault =
  | { code: 'email.form' | 'email.two' | 'email.long' }
  | { code: 'email.cyrillic'; positions: readonly number[] }

/** Reads an address: spaces at the ends dropped, the domain in small letters, Latin letters only. */
export function parseEmail(text: string): Outcome<string, EmailFault> {
  // Nearly all are kept as they are read.
  if (PLAIN.test(text)) {
    const at = text.indexOf('@')
    if (text.length <= 254 && ADDRESS.test(text))
      return done(text.slice(0, at) + text.slice(at).toLowerCase())
  }
  const bare = text.replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '').trim()
  const positions = [...text.matchAll(/\p{Script=Cyrillic}/gu)].map((found) => found.index)
  if (positions.length > 0) return failed({ code: 'email.cyrillic', positions })
  if (/^\S+@\S+[\s,;/]+\S+@\S+$/.test(bare)) return failed({ code: 'email.two' })
  if (bare.length > 254) return failed({ code: 'email.long' })

  const [, name, domain] = ADDRESS.exec(bare) ?? []
  return name && domain ? done(`${name}@${domain.toLowerCase()}`) : failed({ code: 'email.form' })
}

/** One address of Latin signs. */
const PLAIN = /^[!-?A-~]+@[!-?A-~]+$/

/** The part of RFC 5321 that mail services in Russia give out. */
const ADDRESS =
  /^(?=[^@]{1,64}@)([\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*)@((?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z][a-z\d-]{0,61}[a-z\d])$/i

/** Services that families use; the first ones are also offered for children by «Детская почта». */
const KNOWN = ['mail.ru', 'bk.ru', 'inbox.ru', 'list.ru', 'internet.ru', 'yandex.ru', 'ya.ru', 'gmail.com']
  .concat(['rambler.ru', 'icloud.com', 'outlook.com', 'hotmail.com', 'yandex.com', 'yahoo.com', 'vk.com'])
  .concat(['live.ru', 'mail.com', 'email.com', 'proton.me', 'protonmail.com', 'narod.ru', 'lenta.ru'])

/** Domains that exist or could, but stand for another one more often than not. */
const MISTAKEN: Readonly<Record<string, string>> = {
  'gmail.ru': 'gmail.com',
  'mail.com': 'mail.ru',
  'email.ru': 'mail.ru',
  'email.com': 'mail.ru',
  'yandex.com': 'yandex.ru',
  'yandeks.ru': 'yandex.ru',
  'jandex.ru': 'yandex.ru',
  'icloud.ru': 'icloud.com',
  'outlook.ru': 'outlook.com',
  'hotmail.ru': 'hotmail.com',
}

/**
 * The address that was probably meant: the right keyboard layout, Latin letters, a dot for a comma, a usual
 * domain for one that looks like a slip. Undefined where nothing looks wrong or nothing can be guessed.
 */
export function suggestEmail(text: string): string | undefined {
  for (const attempt of attempts(text)) {
    const read = parseEmail(attempt)
    if (!read.ok) continue
    const suggestion = usualDomain(read.value) ?? read.value
    return suggestion === text.trim() || sameBesidesCase(suggestion, text) ? undefined : suggestion
  }
  return undefined
}

/** The same address at another domain, where its own is one slip from that of a great service, or ends like none. */
function usualDomain(email: string): string | undefined {
  const [name, domain = ''] = email.split('@')
  const meant =
    MISTAKEN[domain] ?? (KNOWN.includes(domain) ? undefined : (nearest(domain) ?? withRealEnding(domain)))
  return meant && `${name}@${meant}`
}

/** What addresses end with, the country codes apart. */
const ENDINGS = [
  'com',
  'org',
  'net',
  'edu',
  'gov',
  'info',
  'biz',
  'pro',
  'name',
  'online',
  'site',
  'school',
  'moscow',
]

/** Country codes in use. */
const COUNTRIES = new Set(
  (
    'ac ad ae af ag ai al am ao ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cc cd ' +
    'cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gd ' +
    'ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke ' +
    'kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt ' +
    'mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ' +
    'ru rw sa sb sc sd se sg sh si sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv ' +
    'tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw'
  ).split(' '),
)

/** The domain with the ending that is one slip away, where its own is in use nowhere. */
function withRealEnding(domain: string): string | undefined {
  const at = domain.lastIndexOf('.') + 1
  const ending = domain.slice(at)
  if (ENDINGS.includes(ending) || (ending.length === 2 ? COUNTRIES.has(ending) : ending.length > 4))
    return undefined
  const meant = ['ru', 'com', 'org', 'net'].find((one) => isOneSlipAway(ending, one))
  return meant && domain.slice(0, at) + meant
}

function* attempts(text: string): Generator<string> {
  yield text
  if (!/[a-z]/i.test(text)) yield toLatin(text.replace('"', '@'))

  const latin = text.replace(/\p{Script=Cyrillic}/gu, (letter) => LATIN[CYRILLIC.indexOf(letter)] ?? letter)
  const closed = latin
    .replace(/\s/g, '')
    .replace(/^[^\w]+|[^\w]+$/g, '')
    .replace(/@+/, '@')
  yield closed
  yield closed.replace(/(?<=@.*)[,;:/юб]|\.{2,}/g, '.')
  const domain = KNOWN.find((known) => closed.endsWith(known) && closed.length > known.length)
  if (domain && !closed.includes('@')) yield `${closed.slice(0, -domain.length)}@${domain}`
}

const CYRILLIC = 'авекмнорстухАВЕКМНОРСТУХіІ'
const LATIN = 'abekmhopctyxABEKMHOPCTYXiI'

const sameBesidesCase = (one: string, other: string): boolean =>
  one.toLowerCase() === other.trim().toLowerCase()

/** The service one slip away. Short names are too near to each other to tell: there the slip must stand after the dot. */
const nearest = (domain: string): string | undefined =>
  KNOWN.find(
    (known) =>
      !MISTAKEN[known] &&
      isOneSlipAway(domain, known) &&
      (known.length >= 7 || domain.split('.')[0] === known.split('.')[0]),
  )

function isOneSlipAway(first: string, second: string): boolean {
  let start = 0
  while (start < first.length && first[start] === second[start]) start++
  const [one, other] = [first.slice(start), second.slice(start)]
  const isSwapped = one[0] === other[1] && one[1] === other[0] && one.slice(2) === other.slice(2)
  return isSwapped || one.slice(1) === other.slice(1) || one.slice(1) === other || one === other.slice(1)
}

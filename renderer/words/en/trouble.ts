import type { Trouble } from '../../../contract/trouble.ts'
import { countedEnglish } from '../count.ts'
import type { itText as ruItText, troubles as ruTroubles } from '../ru/trouble.ts'

type Said = { readonly what: string; readonly act: string }

type Tls = Extract<Trouble, { code: 'line.tls' }>

const handOver =
  'Nothing was told to it. Give the “Text for the IT specialist” to whoever looks after the network.'
const repeats = 'Nothing is to be done: Sverka tries again by itself.'

function span(seconds: number): string {
  const minutes = Math.round(Math.abs(seconds) / 60)
  if (minutes < 90) return countedEnglish(minutes, 'minute', 'minutes')
  const hours = Math.round(minutes / 60)
  return hours < 48
    ? countedEnglish(hours, 'hour', 'hours')
    : countedEnglish(Math.round(hours / 24), 'day', 'days')
}

const tls: { readonly [Reason in Tls['reason']]: (trouble: Tls, day: (instant: string) => string) => Said } =
  {
    untrusted: ({ issuer }) => ({
      what: issuer
        ? `The server cannot be believed: its certificate was issued by “${issuer}”. This happens when a filter of the network opens the line.`
        : 'The server cannot be believed: nobody knows who issued its certificate. This happens when a filter of the network opens the line.',
      act: handOver,
    }),
    expired: ({ until }, day) => ({
      what: `The certificate of the server has expired${until ? ` on ${day(until)}` : ''}.`,
      act: `Check the date of this computer. If it is right, call the support of the region. ${handOver}`,
    }),
    'not-yet': ({ from }, day) => ({
      what: `The certificate of the server is not valid yet${from ? `: only from ${day(from)}` : ''}.`,
      act: `Most likely the date of this computer is wrong: set it right. ${handOver}`,
    }),
    name: ({ host }) => ({
      what: `A stranger’s server answers: its certificate is not for ${host}.`,
      act: handOver,
    }),
    other: ({ host }) => ({ what: `No secure line to ${host} comes about.`, act: handOver }),
  }

export const troubles: typeof ruTroubles = {
  'line.lost': () => ({ what: 'The line broke off: no answer of the journal came.', act: repeats }),
  'line.name': ({ host }) => ({
    what: `The address of the journal ${host} is not found.`,
    act: 'Open any site. It does not open: call whoever looks after the network of the school.',
  }),
  'line.closed': ({ host }) => ({
    what: `The server of the journal ${host} takes no connection.`,
    act: `${repeats} Over an hour: call the support of the region.`,
  }),
  'line.silent': () => ({
    what: 'The connection stands, but the journal is silent.',
    act: `${repeats} Over an hour: call the support of the region.`,
  }),
  'line.busy': () => ({ what: 'The journal is busy and asks to wait.', act: repeats }),
  'line.rights': () => ({
    what: 'The journal does not take the token of this workplace.',
    act: 'The administrator asks the region for a new one. What is signed waits here.',
  }),
  'line.portal': () => ({
    what: 'A sign-in page, a proxy or a filter answers in place of the journal.',
    act: `Open a browser and sign in to the network if it asks. ${handOver}`,
  }),
  'line.strange': () => ({
    what: 'Something else answers at the address of the journal.',
    act: 'Wait a quarter of an hour. If it does not pass, the administrator compares the address with the letter of the region.',
  }),
  'line.tls': (trouble, day) => tls[trouble.reason](trouble, day),
  'line.clock': ({ aheadSeconds }) => ({
    what: `The clock of this computer is ${span(aheadSeconds)} ${aheadSeconds > 0 ? 'fast' : 'slow'}.`,
    act: 'Set date and time right. Do not sign before: the journal may not take the signature.',
  }),
  'line.unsendable': () => ({
    what: 'The journal could not read what was sent.',
    act: 'Sverka tries in smaller parts. If it does not pass in an hour, call the support of the region.',
  }),
  'line.cursor': () => ({
    what: 'The journal was restored from a copy: reading everything anew.',
    act: repeats,
  }),
  unexpected: () => ({
    what: 'An internal error while sending. The corrections are whole.',
    act: 'Sverka tries again by itself. If it goes on for over an hour, restart Sverka.',
  }),
}

export const itText: typeof ruItText = {
  button: 'Text for the IT specialist',
  title: 'Text for the IT specialist',
  lead: 'Copy it and send it to whoever looks after the network of the school. It holds no personal data and no keys.',
  copy: 'Copy the text',
  copied: 'Copied.',
  label: 'Text',
  opening: 'The program “Sverka” cannot reach the electronic journal safely.',
  clockOpening:
    'The program “Sverka” has reached the journal and seen that the clock of the computer is wrong.',
  rows: {
    what: 'What happened',
    tried: 'Asked at',
    when: 'When',
    clock: 'Clock of this computer',
    code: 'Code',
    issuer: 'Certificate issued by',
    valid: 'Certificate valid',
    status: 'HTTP answer',
  },
  check: 'What to check',
  checks: {
    'line.tls': [
      'Date, time and time zone of the computer.',
      'Whether a filter, proxy or antivirus opens HTTPS: exempt the address of the journal.',
      'If an authority of the region issued the certificate, name it in sverka.json: gateway.authorities (PEM).',
      'If it has expired or the name is another, tell the support of the region: it is changed there.',
    ],
    'line.portal': [
      'Whether the network asks to sign in (portal, SMS): let this computer pass without.',
      'Whether a filter or proxy closes the address of the journal: allow it.',
      'GET /v1/health at this address must answer with JSON, not with a page.',
    ],
    'line.clock': [
      'Synchronisation of time: Windows time service (w32tm) or chrony, access to an NTP server.',
      'The time zone.',
      'The battery of the board, if the time is lost when switched off.',
    ],
    'line.name': [
      'Whether the network works on this computer and DHCP gave an address.',
      'Whether the DNS of the school finds this name: nslookup.',
      'The address in sverka.json: gateway.url.',
    ],
  },
}

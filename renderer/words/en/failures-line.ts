import type { FailuresOf } from '../failure.ts'

const kept = 'Nothing is lost: what is signed is kept here and goes by itself when the line is back.'
const itText =
  'Open “Corrections”, press “Text for the IT specialist”, copy it and give it to whoever looks after the network of the school.'

/** The line to the journal: what it is, and who does what. */
export const lineFailures: FailuresOf<'line'> = {
  'line.off': {
    title: 'No line to the journal is set up',
    cause: 'The address of the journal is not set. Corrections gather here and are sent nowhere.',
    remedies: [
      'Administrator: set address and token in sverka.json, key gateway.',
      'Restart Sverka: everything gathered is sent by itself.',
    ],
  },
  'line.waiting': {
    title: 'The journal does not answer',
    cause: 'No network, or the region’s server is away. Nothing is lost: Sverka tries again by itself.',
    remedies: [
      'Check whether other sites open.',
      'They do: check whether the filter or proxy of the school blocks the journal’s address.',
      'Check the date of the computer: with a wrong date there is no secure line.',
      'Silent for more than an hour: call the region’s support.',
    ],
  },
  'line.no-rights': {
    title: 'The journal does not let this desk in',
    cause: 'The server answers but does not accept the token of this desk: it was revoked or mistyped.',
    remedies: [
      'Administrator: ask the region for a new token and write it to sverka.json, gateway.token.',
      'What was prepared and signed is sent by itself afterwards.',
    ],
  },
  'line.lost': {
    title: 'The line to the journal broke off',
    cause: `No answer came, or it broke off in the middle. ${kept}`,
    remedies: [
      'Wait: Sverka tries by itself, at first after seconds, then after minutes.',
      'Check the network cable or Wi-Fi, and open any other site.',
      'It breaks off for over an hour: call the support of the region.',
    ],
  },
  'line.name': {
    title: 'The address of the journal is not found',
    cause: `The computer did not find the server by its name: no network, or the name service (DNS) is down. ${kept}`,
    remedies: [
      'Check the network cable or Wi-Fi.',
      'Open another site. It does not open: tell whoever looks after the network of the school.',
      itText,
    ],
  },
  'line.closed': {
    title: 'The server of the journal takes no connection',
    cause: `The machine is there, but the program of the journal does not run on it, or the way in is closed. ${kept}`,
    remedies: [
      'Wait: when a server is restarted this passes in minutes.',
      'It does not pass for over an hour: call the support of the region.',
      'Administrator: check address and port in sverka.json, gateway.url.',
    ],
  },
  'line.silent': {
    title: 'The journal is silent',
    cause: `The connection stands, but nothing came for half a minute: the network is very slow or the server overloaded. ${kept}`,
    remedies: [
      'Wait: Sverka tries again by itself.',
      'Check whether the network of the school is busy: video lessons, updates.',
      'It is silent for over an hour: call the support of the region.',
    ],
  },
  'line.busy': {
    title: 'The journal asks to wait',
    cause: `The server works but is busy now or under maintenance. ${kept}`,
    remedies: [
      'Do nothing: Sverka tries again by itself when the server has said.',
      'It does not pass for over two hours: call the support of the region.',
    ],
  },
  'line.portal': {
    title: 'Another page answers in place of the journal',
    cause: `A page for people came as the answer: a network sign-in, a proxy or a filter of the school. Sverka told it nothing. ${kept}`,
    remedies: [
      'Open a browser: if the network asks to sign in, do so.',
      itText,
      'IT specialist: let the address of the journal pass the filter and the sign-in page.',
    ],
  },
  'line.strange': {
    title: 'This address is not the journal’s',
    cause: `A server answers, but not as the journal does: the address is wrong, or the server is being updated. ${kept}`,
    remedies: [
      'Wait a quarter of an hour: during an update this passes.',
      'Administrator: compare the address with the letter of the region: sverka.json, gateway.url.',
      'The address is right: call the support of the region.',
    ],
  },
  'line.tls': {
    title: 'The server has not proved to be the journal',
    cause: `Its certificate cannot be believed: a filter puts its own in place, it has expired, it is of another name, or the date of the computer is wrong. Sverka tells such a server nothing. ${kept}`,
    remedies: [
      'Check date and time of the computer.',
      itText,
      'IT specialist: if a filter of the school opens the traffic, exempt the address of the journal from it.',
      'IT specialist: if an authority of the region issued the certificate, name it in sverka.json, gateway.authorities.',
      'It has expired, or the name is another: call the support of the region, the certificate is changed there.',
    ],
  },
  'line.clock': {
    title: 'The time of the computer is wrong',
    cause:
      'The clock of the computer and that of the journal are more than five minutes apart. Sending goes on, but the journal may not take a signature with a wrong time.',
    remedies: [
      'Do not sign while the time is wrong.',
      'Set date, time and time zone right; switch on “Set time automatically”.',
      'It goes wrong again: an IT specialist checks the time server and the battery of the board.',
      'The journal has already refused: when the time is right press “Send again”; if it refuses again, prepare and sign anew.',
    ],
  },
  'line.unsendable': {
    title: 'The journal could not read what was sent',
    cause: `The server turned the whole away: it is too large for somebody on the way, or the versions of the programs do not match. ${kept}`,
    remedies: [
      'Wait: Sverka sends the same in smaller parts.',
      'It happens again: update Sverka.',
      'Call the support of the region and name the number of the failure.',
    ],
  },
  'line.cursor': {
    title: 'The journal asks to read everything anew',
    cause: `The server does not know the mark up to which Sverka has read: it was restored from a copy. Sverka reads everything anew and offers again what was confirmed. ${kept}`,
    remedies: [
      'Do nothing: it goes on by itself.',
      'It does not end for over an hour: call the support of the region.',
    ],
  },
}

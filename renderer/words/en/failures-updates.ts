import type { UpdatesFault } from '../../../contract/updates.ts'
import type { Failure, FailuresOf } from '../failure.ts'
import type { WordsOf } from '../of-code.ts'

const works = 'You can work: the version that stands here is untouched.'
const support = 'It happens again: tell the number to whoever looks after the computers of the region.'
const tell = 'Tell whoever looks after the computers of the region: a stranger may have replaced the server.'

export const updateFailures: FailuresOf<'updates'> = {
  'updates.away': {
    title: 'The update server does not answer',
    cause: `There is no network, or the server lacks the file. ${works}`,
    remedies: ['Do nothing: Sverka asks again tomorrow.', 'Check the network.', support],
  },
  'updates.tls': {
    title: 'The update server is not trusted',
    cause: `Its certificate is of an unknown authority, out of date or another’s. ${works}`,
    remedies: [
      'Check the date and time of the computer.',
      'IT: name the region’s root certificate in gateway.authorities of sverka.json.',
      tell,
    ],
  },
  'updates.redirect': {
    title: 'The update server sends to another address',
    cause: `Sverka takes updates from the address that is set, and from no other. ${works}`,
    remedies: [
      'IT: write into updates.url the address where the files really are.',
      'The network of the school has a log-in page: log in there and try again.',
      tell,
    ],
  },
  'updates.slow': {
    title: 'The update server answers too slowly',
    cause: `In half a minute less than a kilobyte came, and Sverka stopped waiting. ${works}`,
    remedies: [
      'Try again later: the download goes on where it was.',
      'Check whether the network is busy.',
      support,
    ],
  },
  'updates.large': {
    title: 'The server sent more than was said',
    cause: `The file is larger than the signed description says. What was fetched is deleted. ${works}`,
    remedies: ['Check again tomorrow.', tell],
  },
  'updates.no-key': {
    title: 'No key to verify an update',
    cause: `A server is set, and this computer has no key of the region. Without it nothing is offered. ${works}`,
    remedies: ['IT: write the region’s public key into updates.keys of sverka.json.'],
  },
  'updates.unsigned': {
    title: 'The description of the update is not signed',
    cause: `There is no updates.json.sig beside updates.json, or it is empty. ${works}`,
    remedies: ['Check again later: the files may have been changed this very minute.', tell],
  },
  'updates.stranger': {
    title: 'The update is signed with an unknown key',
    cause: `This computer knows none of the keys that signed the description. ${works}`,
    remedies: ['IT: if the region has changed its key, renew updates.keys in sverka.json.', tell],
  },
  'updates.signature': {
    title: 'The signature of the update is wrong',
    cause: `The description was changed after it was signed, or did not come whole. ${works}`,
    remedies: ['Check again later: the files may have been changed this very minute.', tell],
  },
  'updates.form': {
    title: 'The description of the update is malformed',
    cause: `The signature is right, but this version of Sverka does not understand what it says. ${works}`,
    remedies: ['IT: check the description with release verify.', support],
  },
  'updates.expired': {
    title: 'The description of the update is out of date',
    cause: `The server shows an old description: it was not renewed, or somebody holds the old one. ${works}`,
    remedies: ['Check the date of the computer.', 'IT: sign the description anew.', tell],
  },
  'updates.clock': {
    title: 'The description of the update is from the future',
    cause: `By the clock of this computer it has not been issued yet: the clock is slow. ${works}`,
    remedies: ['Correct the date and time of the computer and check again.', support],
  },
  'updates.replayed': {
    title: 'The server shows an earlier description',
    cause: `This computer has seen a newer one: the server was set back or replaced. ${works}`,
    remedies: ['IT: the number of the description (sequence) may only grow.', tell],
  },
  'updates.older': {
    title: 'The server offers a version older than this one',
    cause: `The way back to an old version is open only where the region has signed it in so many words. ${works}`,
    remedies: ['IT: if a way back is wanted, issue a description with rollback.', tell],
  },
  'updates.cut': {
    title: 'The download was cut off',
    cause: `The line broke. What was fetched is kept. ${works}`,
    remedies: ['Press “Download” again: it goes on where it was.', 'Check the network.'],
  },
  'updates.file': {
    title: 'The file is not the right one',
    cause: `Its size or content is not what was signed. The file is deleted. ${works}`,
    remedies: ['Download again tomorrow: the files may have been changed this very minute.', tell],
  },
  'updates.full': {
    title: 'No room for the update',
    cause: `There is little room on the disk, or nothing may be written in Sverka’s folder. ${works}`,
    remedies: ['Free at least 1 GB on the disk and try again.', 'Check the rights to Sverka’s folder.'],
  },
  'updates.changed': {
    title: 'The file of the update was changed after the check',
    cause: `Between download and installation it became another. It is deleted, nothing is installed. ${works}`,
    remedies: ['Check the computer with an antivirus.', 'Download the update again.', tell],
  },
  'updates.not-installed': {
    title: 'The update was not installed',
    cause: `The installer did not start or did not finish. ${works}`,
    remedies: [
      'Whoever has the rights of an administrator of this computer can install it.',
      'IT: deploy the version by group policy and set how = told in updates of sverka.json.',
    ],
  },
  'updates.no-copy': {
    title: 'The base could not be copied before the update',
    cause: `Without a copy of the base Sverka does not update. ${works}`,
    remedies: [
      'Free room for a copy of the base and try again.',
      'Open “Copies”: it says what is in the way.',
    ],
  },
  'updates.returned': {
    title: 'The new version did not start, the one before is back',
    cause:
      'The new version failed twice to open its screen. Sverka went back to the one before, with the base of before.',
    remedies: [
      'Work on: all that was signed is here or in the journal.',
      'That version is not offered again.',
      support,
    ],
  },
}

export const updatesFaults: WordsOf<UpdatesFault, string> = {
  ...said(updateFailures),
  'updates.nothing': () => 'There is nothing to update. Check for a newer version.',
  'updates.in-the-way': () => 'Not now: finish first what the page names.',
  'updates.told': () => 'Whoever looks after the computer installs this update. Show them this page.',
  'updates.cancelled': () => 'The download was stopped. What was fetched is kept.',
}

function said<Code extends string>(failures: { readonly [Name in Code]: Failure }) {
  const sentences = Object.entries<Failure>(failures).map(([code, { title, remedies }]) => [
    code,
    () => `${title}. ${remedies[0]}`,
  ])
  return Object.fromEntries(sentences) as { readonly [Name in Code]: () => string }
}

import type { lookup as said } from '../ru/lookup.ts'

const verdicts: typeof said.verdicts = {
  agrees: {
    title: 'The data agree',
    what: 'By СНИЛС and by name with birth date Дневник.ру finds one and the same person.',
    act: 'Nothing to correct. If logging in fails, look at Госуслуги or at the link of parent and child: find the message on the screen.',
  },
  'snils-missing': {
    title: 'СНИЛС at Дневник.ру is empty or differs',
    what: 'The person is found by name and birth date, and not by СНИЛС.',
    act: 'Compare СНИЛС with the document. If it is right, the school’s administrator of Дневник.ру enters it there.',
  },
  'name-differs': {
    title: 'The name or birth date at Дневник.ру differs',
    what: 'The person is found by СНИЛС, and not by name and birth date.',
    act: 'Compare the name and date with the document letter by letter, е and ё apart. If they are right here, the administrator of Дневник.ру corrects them there.',
  },
  another: {
    title: 'At Дневник.ру this СНИЛС is somebody else’s',
    what: 'By СНИЛС one person is found, and by name and birth date another.',
    act: 'Compare СНИЛС with the document. If it is right, the administrator of Дневник.ру takes it out of the other card and enters it in this one.',
  },
  twice: {
    title: 'Two cards at Дневник.ру have this СНИЛС',
    what: 'More than one person is found by one СНИЛС: logging in may fail because of it.',
    act: 'The administrator of Дневник.ру keeps one card and joins or removes the other; if that cannot be done, support of Дневник.ру does it.',
  },
  namesakes: {
    title: 'There are namesakes, and nobody with this СНИЛС',
    what: 'Several people are found by name and birth date, nobody by СНИЛС.',
    act: 'The administrator of Дневник.ру finds the right one by the class and enters СНИЛС there.',
  },
  absent: {
    title: 'Дневник.ру has no such person',
    what: 'Nobody is found, neither by СНИЛС nor by name and birth date.',
    act: 'Compare the card with the document. If all is right, the administrator of Дневник.ру creates the profile.',
  },
  'no-snils': {
    title: 'There is no СНИЛС to ask with',
    what: 'СНИЛС on this card is empty or broken, and Дневник.ру finds people by it first of all.',
    act: 'Enter СНИЛС from the document, then ask again.',
  },
}

/** What other systems are asked when a person presses the button. */
export const lookup: typeof said = {
  title: 'What other systems know',
  dnevnik: {
    title: 'Дневник.ру',
    ask: 'Ask Дневник.ру',
    again: 'Ask again',
    lead: 'Sverka asks whether this person is found by СНИЛС and by name. It does not see what Дневник.ру holds and changes nothing there.',
    found: 'Found',
    bySnils: 'by СНИЛС',
    byName: 'by name and birth date',
    byAll: 'by all together',
    notAsked: 'not asked',
    at: (when) => `answered ${when}`,
    next: 'What to do',
  },
  verdicts,
  netschool: {
    title: '«Сетевой город»',
    ask: 'Test the way into the journal',
    again: 'Test again',
    lead: 'Sverka looks whether the log-in page answers and by what it lets people in. Nobody is named.',
    answers: (ms) => `The journal answers (${ms} ms)`,
    onlyEsia: 'Госуслуги are the only way in: a password of the journal does not help.',
    both: 'Both Госуслуги and a password of the journal let people in.',
    onlySchool: 'Only a password of the journal lets people in, Госуслуги do not.',
    nobody: 'The log-in page offers no way in just now: it looks like work on the server.',
    version: (version) => `version ${version}`,
  },
}

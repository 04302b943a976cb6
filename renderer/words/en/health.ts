import { countedEnglish, spelled } from '../count.ts'
import type { health as ru } from '../ru/health.ts'

const people = (number: number) => countedEnglish(number, 'person', 'people')

export const health: typeof ru = {
  title: 'Health of the base',
  ready: 'Ready to enter through Gosuslugi:',
  percent: (share) => `${share}%`,
  ofPupils: (ready, of) => `${spelled(ready, 'en')} of ${spelled(of, 'en')} ${of === 1 ? 'pupil' : 'pupils'}`,
  of: (ready, of) => `${spelled(ready, 'en')} of ${spelled(of, 'en')}`,
  guardians: 'Grown-ups',
  allReady: 'Everybody can enter. Well done!',

  run: {
    running: 'Checking the base',
    progress: (done, of) => `${spelled(done, 'en')} of ${spelled(of, 'en')}`,
    stop: 'Stop',
    stopped: 'The checks were stopped: the numbers are not complete.',
    at: (when) => `Checked ${when}`,
    never: 'The base has not been checked yet.',
    again: 'Check everything again',
    start: 'Check',
    first: 'Checking the base for the first time',
    firstWhat: 'It runs in the background: go on searching and correcting. The numbers will appear here.',
  },
  empty: {
    title: 'The base is empty',
    what: 'Import the pupils and parents from a file of the journal: the checks begin by themselves.',
    act: 'To the import',
  },

  trend: {
    title: 'How it changes',
    ready: 'Ready, %',
    faults: 'Faults',
    day: 'Day',
    tomorrow: 'The line appears tomorrow: this is the first day.',
  },

  byClass: 'By class',
  stages: { primary: 'Classes 1–4', middle: 'Classes 5–9', senior: 'Classes 10–11', other: 'Others' },
  shortStages: { primary: '1–4', middle: '5–9', senior: '10–11', other: '…' },
  legend: { ready: 'ready', faults: 'with faults' },
  noClass: 'Without a class',
  heard: {
    ready: 'class, ready',
    left: (number) => (number > 0 ? `with faults ${number}` : 'no faults'),
    people: (number) => (number === 1 ? 'person' : 'people'),
  },
  keys: 'Arrows to choose, Enter for the list',
  classDetail: (name, pupils, guardians, faults, warnings) =>
    [
      `${name}: pupils ${pupils}, grown-ups ${guardians}`,
      faults > 0 ? countedEnglish(faults, 'fault', 'faults') : 'no faults',
      warnings > 0 && countedEnglish(warnings, 'warning', 'warnings'),
    ]
      .filter(Boolean)
      .join(' · '),

  byKind: 'What stands in the way',
  gravities: { error: 'Keeps out', warning: 'May keep out', notice: 'To be known' },
  number: (number) => spelled(number, 'en'),
  ofAll: (people: string) => `of ${people}`,
  noKinds: 'Nothing stands in the way.',
  people,

  soon: {
    title: 'Soon 14 and 18',
    none: 'Nobody within 30 days.',
    turns: (age, date) => `${age} on ${date}`,
    all: (number) => `All: ${number}`,
    acts: {
      14: '14: a passport and an account of one’s own on Gosuslugi are needed.',
      18: '18: the parents’ consent ends, one’s own is needed.',
    },
  },

  list: {
    title: 'Whom to correct what',
    found: people,
    nobody: 'There are no such people.',
    nobodyWhat: 'Take away one of the conditions.',
    filters: 'Conditions',
    className: 'Class',
    anyClass: 'All classes',
    class: (name) => (name === '' ? 'Without a class' : `Class ${name}`),
    code: 'Kind',
    anyCode: 'Everything found',
    severity: 'Gravity',
    anySeverity: 'Any gravity',
    severities: {
      error: 'Faults only',
      warning: 'Faults and warnings',
      notice: 'And what is to be known',
    },
    remove: (part) => `Take away the condition: ${part}`,
    parts: { className: 'class', code: 'kind', severity: 'gravity' },
    clear: 'Take away all',
    classList: 'List for the class teacher',
    save: 'Save as XLSX',
    saved: (name, rows) => `Saved: ${name}, ${countedEnglish(rows, 'row', 'rows')}.`,
    more: 'Show more',
    shown: (shown, of) => `Shown ${spelled(shown, 'en')} of ${spelled(of, 'en')}`,
    most: 'No more can be shown here: add a condition, or save as XLSX.',
    born: 'born',
    keys: '↑ ↓ to choose, Enter for the record, Esc to go back',
    clean: 'Nothing noticed.',
  },

  severities: { error: 'fault', warning: 'warning', notice: 'to be known' },
  places: { links: 'Family', card: 'Record' },
  sheet: {
    name: 'Health of the base',
    headings: ['Class', 'Name', 'Date of birth', 'Field', 'Gravity', 'What was found', 'Perhaps right'],
  },
}

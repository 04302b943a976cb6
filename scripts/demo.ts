/**
 * The whole conversation, headless, step by step: the built program on its host, a card, the region's gateway
 * switched off and on. Pictures, the signed correction and its signature are left in demo/.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { formatSnils } from '../domain/snils.ts'
import { ru } from '../renderer/words/ru.ts'
import { build } from './build.ts'
import { insertCard } from './demo/card.ts'
import { chooseFile, openDesk, saveAs } from './demo/desk.ts'
import { diagnose } from './demo/diagnosis.ts'
import { openRegion, SCHOOL, WORKPLACE } from './demo/region.ts'
import { root, run } from './steps.ts'

const LIMIT_MS = 60_000

const out = join(root, 'demo')
rmSync(out, { recursive: true, force: true })
mkdirSync(out)
const folder = mkdtempSync(join(tmpdir(), 'sverka-demo-'))
const userData = join(folder, 'profile')
let number = 0
const step = (text: string): void => console.log(`${String(++number).padStart(2)}. ${text}`)

if ((await run('node', ['scripts/setup.mjs', '--browser'])) !== 0 || (await build()) !== 0) process.exit(1)

const school = join(root, 'out/training')
const card = await insertCard(folder, userData)
const region = await openRegion({
  folder,
  persons: join(school, 'persons.ndjson'),
  authorities: [card.authority],
})
step(`the region's gateway holds the school (${region.loaded}) and is switched off`)

const desk = await openDesk({
  userData,
  pictures: out,
  settings: {
    mode: 'training',
    school: SCHOOL,
    workplace: WORKPLACE,
    gateway: { url: region.url, token: region.token },
    trusted: [card.authority],
  },
  env: card.env,
})
const { app, page } = desk
page.setDefaultTimeout(LIMIT_MS)

try {
  await openShift()
  await importSchool()
  await region.on()
  await page.getByText(ru.shortLines.idle).first().waitFor()
  step('the gateway is switched on; the desk has taken over the versions of all records')
  const person = await findWrong()
  const who = await diagnose(desk, out)
  step(`«дневник не найден» names the case («${who}»); its memo is left as memo.pdf`)
  const right = await correct(person)
  await region.off()
  await sign()
  await region.on()
  await confirm(right)
  await exportAndVerify()
  console.log(`\nThe conversation has ended well. Pictures and the signed correction are in demo/.`)
} finally {
  await app.close().catch(() => undefined)
  await region.off()
  await card.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function openShift(): Promise<void> {
  const option = page.getByRole('radio', { name: card.name })
  await option.waitFor()
  await option.check({ force: true })
  await desk.picture('lock')
  await desk.withPin(
    card.pin,
    () => page.getByRole('button', { name: ru.lock.open }).click(),
    'pin-shift.png',
  )
  await page.getByRole('combobox').waitFor()
  step(`the shift is opened with ${card.what}`)
}

async function importSchool(): Promise<void> {
  await chooseFile(app, join(school, 'school.csv'))
  await desk.goTo('import')
  await page.getByRole('button', { name: ru.importing.choose }).click()
  await page.getByRole('button', { name: ru.importing.rehearse }).click()
  const load = page.getByRole('button', { name: new RegExp(`^${ru.importing.run}:`) })
  await load.waitFor()
  await desk.picture('import')
  await load.click()
  const done = page.getByRole('button', { name: ru.importing.backToStart })
  const others = page.getByRole('dialog').getByRole('button', { name: ru.importing.run, exact: true })
  await done.or(others).waitFor()
  if (await others.isVisible()) await others.click()
  await done.click()
  const people = await peopleHeld()
  if (people < 1_500) throw new Error(`only ${people} people after the import`)
  step(`school.csv is imported: ${people} people are in the encrypted base`)
}

/** The pupil Иванов whom the synthetic school always gives a broken СНИЛС. */
async function findWrong(): Promise<{ person: string; clean: string }> {
  const labels = JSON.parse(readFileSync(join(school, 'labels.json'), 'utf8')) as {
    person: string
    field: string
    kind: string
    clean: string
  }[]
  const people = readFileSync(join(school, 'persons.ndjson'), 'utf8').trim().split('\n')
  const meant = people
    .map(
      (line) =>
        JSON.parse(line) as {
          id: string
          kind: string
          lastName: string
          firstName: string
          className: string
        },
    )
    .find(
      (one) =>
        one.kind === 'pupil' &&
        one.lastName === 'Иванов' &&
        labels.some((label) => label.person === one.id && label.kind === 'snils-digit'),
    )
  if (!meant) throw new Error('the school has no pupil to show')

  await desk.goTo('search')
  await page.keyboard.type(`bdfyjd ${meant.className}`)
  await page.getByRole('option').filter({ hasText: meant.firstName }).first().waitFor()
  await desk.picture('search')
  step(`«bdfyjd ${meant.className}», typed in the wrong layout, finds the pupil`)
  await page.getByRole('option').filter({ hasText: meant.firstName }).first().click()
  await page.getByText('Контрольное число не сходится').first().waitFor()
  await desk.picture('card')
  step('the card marks the СНИЛС: its control number is wrong')
  return {
    person: meant.id,
    clean: labels.find((label) => label.person === meant.id && label.field === 'snils')!.clean,
  }
}

/** Reads the fields aloud: СНИЛС as the document has it, the rest agrees. */
async function correct({ clean }: { clean: string }): Promise<string> {
  await page.keyboard.press('F2')
  await page.getByRole('textbox').first().waitFor()
  await page.keyboard.type(clean)
  await desk.picture('compare')
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: ru.second.label }).waitFor()
  await page.keyboard.type(clean)
  await desk.picture('compare-twice')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('radio', { name: ru.bases.original }).check({ force: true })
  await page.getByRole('radio', { name: ru.askers.guardian }).check({ force: true })
  await desk.picture('basis')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: ru.person.compare }).waitFor()
  step('the document is compared, the new СНИЛС typed twice, the correction is kept as a draft')
  return clean
}

async function sign(): Promise<void> {
  await desk.goTo('sign')
  await desk.picture('sign')
  await desk.withPin(
    card.pin,
    () => page.getByRole('button', { name: ru.sign.button(1) }).click(),
    'pin-sign.png',
  )
  await desk.goTo('outbox')
  await page.getByText(ru.states.waiting).first().waitFor()
  await desk.picture('outbox-waiting')
  step('the gateway is off again; the correction is signed and waits in the outbox')
}

async function confirm(right: string): Promise<void> {
  await page.getByRole('button', { name: ru.outbox.line.tryNow }).click()
  await page.getByRole('radio', { name: ru.outbox.filters.all }).check({ force: true })
  await page.getByText(ru.states.confirmed).first().waitFor()
  await desk.picture('outbox-confirmed')
  step('the gateway is back: the journal has confirmed the correction')
  await page.getByRole('button', { name: ru.outbox.open }).first().click()
  await page.getByText(formatSnils(right)).first().waitFor()
  await desk.picture('card-corrected')
  step('the card shows the right СНИЛС')
}

async function exportAndVerify(): Promise<void> {
  const file = join(out, 'correction.json')
  await saveAs(app, file)
  await desk.goTo('outbox')
  await page.getByRole('radio', { name: ru.outbox.filters.all }).check({ force: true })
  await page.getByRole('button', { name: ru.outbox.export }).first().click()
  await page.getByText(ru.outbox.exported(2)).first().waitFor()
  const words = [
    'cms',
    '-verify',
    '-binary',
    '-cades',
    '-inform',
    'DER',
    '-in',
    `${file}.p7s`,
    '-content',
    file,
  ]
  execFileSync('openssl', [...words, '-CAfile', card.authority, '-purpose', 'any', '-out', '/dev/null'], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  step('openssl cms -verify -cades accepts the exported signature')
  const told = execFileSync(
    'node',
    [join(root, 'scripts/sverka.mjs'), 'verify', `${file}.p7s`, '--trusted', card.authority, '--english'],
    { encoding: 'utf8' },
  )
  step(`npx sverka verify says: ${told.trim().split('\n').at(-1)}`)
}

async function peopleHeld(): Promise<number> {
  const seen = await page.evaluate(() => {
    const { kiosk } = globalThis as unknown as {
      kiosk: { call(name: string, input: unknown): Promise<{ value: { people: number } }> }
    }
    return kiosk.call('desk.look', {})
  })
  return seen.value.people
}

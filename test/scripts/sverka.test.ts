import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { canonicalJson } from '../../domain/canonical.ts'
import { listOf } from '../cades/crl.ts'
import { DAY, signedBy } from '../cades/pki.ts'
import { root, path, put, centre, first, content, stamper, TRUSTED, life, folder, run } from './inspected.ts'

test('an inspector reads who signed, when, and whether the content fits', () => {
  const { code, said, complained } = run(
    `verify c.json.p7s ${TRUSTED} --stampers stampers.der --crl good.crl`,
  )
  expect({ code, complained }).toEqual({ code: 0, complained: '' })
  const lines = said.split('\n').map((line) => line.trim().replace(/ {2,}/g, ' '))
  expect(lines.filter((line) => !/^(Номер серт|Штамп времени: \d)/.test(line))).toEqual([
    'Подпись: c.json.p7s',
    'Подписано: c.json, совпадает с подписанным',
    '',
    'Подписал 1-й из 2:',
    'Имя: TEST Учебная Анна Тестовна',
    'Организация: TEST Учебная школа',
    'Кем выдан: TEST Учебный центр',
    'Ключ: ГОСТ Р 34.10-2012 (256)',
    'Действует: 01.01.2026 – 01.01.2028',
    'Время подписи: 01.09.2026 08:00:00 UTC, по часам того, кто подписал',
    'Штамп времени: нет',
    'Отзыв: не отозван, список от 25.08.2026',
    '',
    'Подписал 2-й из 2:',
    'Имя: TEST Второй·[31m Пётр Тестович',
    'Организация: TEST Учебная школа',
    'Кем выдан: TEST Учебный центр',
    'Ключ: RSA 2048',
    'Действует: 01.01.2026 – 01.01.2028',
    'Время подписи: 01.09.2026 09:00:00 UTC, по часам того, кто подписал',
    'Отзыв: не отозван, список от 25.08.2026',
    '',
    'Исправление 01990a5d-ac96-774b-8cce-b302099a8057:',
    'Школа: 77-1234',
    'Составлено: 01.09.2026 07:00:00 UTC',
    'Поля: СНИЛС, Фамилия',
    '',
    'подпись верна',
  ])
  expect(said).toMatch(/Штамп времени: +\d\d\.\d\d\.\d{4} .* UTC, TEST Time service/)
})

test('a text that says a thing twice is not shown as the correction it is not', () => {
  const twice = content.toString().replace('{', '{"school":"77-0000",')
  put('twice.json', twice)
  put('twice.json.p7s', signedBy(first, Buffer.from(twice)))
  const said = JSON.parse(run('verify twice.json.p7s --trusted centre.pem --json').said) as object
  expect(said).not.toHaveProperty('correction')
})

test('the values of a correction are shown only when they are asked for', () => {
  expect(run(`verify c.json.p7s ${TRUSTED}`).said).not.toMatch(/11223344595/)
  expect(run(`verify c.json.p7s ${TRUSTED} --json`).said).not.toMatch(/11223344595/)
  expect(run(`verify c.json.p7s ${TRUSTED} --show`).said).toMatch(/СНИЛС: +пусто → «11223344595»/)
})

test.for([
  [`verify c.json.p7s ${TRUSTED}`, 0, 'подпись верна'],
  [`verify c.json.p7s ${TRUSTED} --english`, 0, 'the signature is good'],
  [`verify letter.p7s ${TRUSTED}`, 0, 'подпись верна'],
  [`verify c.json.p7s ${TRUSTED} --content c.json`, 0, 'подпись верна'],
  ['verify c.json.p7s', 1, 'подпись НЕ верна: подписавшему здесь не доверяют (1-й из подписавших, № 507)'],
  [`verify other.json.p7s ${TRUSTED}`, 1, 'подпись НЕ верна: подписано не это (1-й из подписавших, № 502)'],
  [`verify other.json.p7s ${TRUSTED} --content c.json`, 0, 'подпись верна'],
  [
    `verify c.json.p7s ${TRUSTED} --crl bad.crl`,
    1,
    'подпись НЕ верна: сертификат был отозван (1-й из подписавших, № 513)',
  ],
  [
    `verify c.json.p7s ${TRUSTED} --stampers centre.pem`,
    1,
    'подпись НЕ верна: штамп времени не годится (2-й из подписавших, № 512)',
  ],
  [
    `verify c.json.p7s ${TRUSTED} --at 2026-08-01T00:00:00Z`,
    1,
    'подпись НЕ верна: подписано в будущем (1-й из подписавших, № 511)',
  ],
  [`verify centre.pem ${TRUSTED} --content c.json`, 1, 'подпись НЕ верна: это не подпись Сверки (№ 501)'],
] as const)('%s → %d', ([line, code, last]) => {
  expect(run(line)).toMatchObject({ code, last, complained: '' })
})

test.for([
  ['', /Не сказано, что делать/],
  ['verfy c.json.p7s', /Нет такой команды/],
  ['verify', /Не назван файл/],
  ['verify c.json', /Не сказано, что подписано/],
  ['verify nobody.p7s', /Файл не читается: nobody/],
  ['verify c.json.p7s letter.p7s', /один файл/],
  ['verify c.json.p7s --trusted', /Не понято: --trusted/],
  ['verify c.json.p7s --trust', /Не понято: --trust/],
  ['verify c.json.p7s --trusted c.json', /нет сертификата: c\.json/],
  ['verify c.json.p7s --crl c.json', /не список отозванных сертификатов: c\.json \(файл повреждён/],
  ['verify c.json.p7s --at yesterday', /Не время: yesterday/],
  ['trust make', /Нет такой команды: trust make/],
  ['trust list c.json', /не список центров/],
  ['verify --english', /No file was named/],
] as const)('«%s» is answered in words, and with 2', ([line, words]) => {
  const { code, said, complained } = run(line)
  expect({ code, said }).toEqual({ code: 2, said: '' })
  expect(complained).toMatch(words)
  expect(complained).toMatch(/npx sverka help/)
})

test('a program reads codes and dates', () => {
  const good = JSON.parse(run(`verify c.json.p7s ${TRUSTED} --crl good.crl --json`).said)
  expect(good).toMatchObject({
    good: true,
    fits: true,
    signers: [
      { name: 'TEST Учебная Анна Тестовна', stamp: 'none', revocation: 'good', signedAt: DAY.toISOString() },
      { stamp: 'unasked', algorithm: 'rsa' },
    ],
    correction: { changes: [{ field: 'snils' }, { field: 'lastName' }] },
  })
  const bad = JSON.parse(run(`verify other.json.p7s ${TRUSTED} --json`).said)
  expect(bad).toMatchObject({ good: false, fault: 'cades.digest', number: 502, fits: false, signers: [] })
})

test('a list of authorities shows what it holds', () => {
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
  const list = {
    form: 1,
    title: 'TEST Список',
    dated: '2026-09-01T00:00:00.000Z',
    authorities: [base64(centre.certificate)],
    stampers: [base64(stamper.authority)],
    revocations: [base64(listOf(centre, life)), base64(Buffer.from('no list'))],
  }
  put('list.json', canonicalJson(list))
  expect(
    run('trust list list.json')
      .said.replaceAll(/[0-9a-f]{64}/g, '…')
      .split('\n'),
  ).toMatchObject([
    'Список центров: TEST Список',
    'Дата: 01.09.2026 00:00:00 UTC',
    expect.stringMatching(/^Подпись списка/),
    '',
    'Центры: 1',
    '  TEST Учебный центр, ГОСТ Р 34.10-2012 (256), до 01.01.2028, SHA-256 …',
    '',
    'Службы штампов времени: 1',
    expect.stringMatching(/TEST Time authority, RSA 2048/),
    '',
    'Списки отозванных: 2',
    '  TEST Учебный центр, от 25.08.2026, следующий 25.09.2026, отозвано: 0',
    '  не читается (файл повреждён или другого вида)',
  ])
  expect(run('trust list centre.pem')).toMatchObject({ code: 0 })
})

const nodes = [process.execPath, '/usr/bin/node'].filter((node) => existsSync(node))

test.for(nodes)('it runs on %s, from any folder', (node) => {
  const version = execFileSync(node, ['--version']).toString()
  const args = [join(root, 'scripts/sverka.mjs'), 'verify', 'c.json.p7s', '--trusted', 'centre.pem']
  const env = { PATH: '/usr/bin:/bin' }
  const good = spawnSync(node, args, { cwd: folder, env, encoding: 'utf8' })
  expect({ version, status: good.status, stderr: good.stderr }).toEqual({ version, status: 0, stderr: '' })
  expect(good.stdout.trimEnd().split('\n').at(-1)).toBe('подпись верна')
  expect(spawnSync(node, args.slice(0, 3), { cwd: folder, env }).status).toBe(1)
  expect(spawnSync(node, args.slice(0, 2), { cwd: folder, env }).status).toBe(2)
})

test.for([
  ['the checkout', root, []],
  ['another folder', folder, ['--prefix', root]],
] as const)('npx finds it from %s', ([, cwd, more]) => {
  const args = ['npx', ...more, '--no-install', 'sverka', 'verify', path('c.json.p7s')]
  const ended = spawnSync(args[0]!, [...args.slice(1), '--trusted', path('centre.pem')], {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  expect(ended.stdout.trimEnd().split('\n').at(-1)).toBe('подпись верна')
  expect(ended.status).toBe(0)
})

import type { PackageFile } from './table.ts'

type Facts = {
  readonly number: number
  readonly corrections: number
  /** Name of the table in the package, where there is one. */
  readonly table: string | undefined
}

/** What the package is and what to do with it, for the people at the journal, in both languages. */
export const readMes = (facts: Facts): PackageFile[] => [
  { name: 'ПРОЧТИ.txt', bytes: textOf(inRussian(facts)) },
  { name: 'README.txt', bytes: textOf(inEnglish(facts)) },
]

/** With the mark of UTF-8 and line ends as every editor under Windows wants them. */
const textOf = (text: string): Uint8Array => Buffer.from(`\ufeff${text.replaceAll('\n', '\r\n')}`, 'utf8')

const inRussian = ({ number, corrections, table }: Facts): string => `Пакет исправлений № ${number}
Исправлений: ${corrections}

Школа просит внести эти исправления в электронный журнал. Пакет собран программой «Сверка»
и принесён человеком: никакой интерфейс журнала не использовался, сам в журнал пакет ничего не пишет.

ЧТО ВНУТРИ
  corrections/<номер>.json      исправление: чьё, что было, что должно стать, на каком основании
  corrections/<номер>.json.p7s  отсоединённая усиленная подпись того, кто исправляет (CAdES, DER)
${table ? `  ${table.padEnd(30)}те же исправления таблицей в столбцах вашего журнала\n` : ''}  receipt.csv                   квитанция: её заполняют и возвращают школе
  manifest.json                 список исправлений и контрольные суммы SHA-256

ЧТО СДЕЛАТЬ
  1. Внесите исправления в журнал${table ? `: загрузите ${table} или перенесите вручную` : ' вручную по файлам .json'}.
  2. Откройте receipt.csv в Excel или LibreOffice. В столбце «Принято (да/нет)» напишите против каждой
     строки «да» или «нет»; для «нет» укажите причину. Строки без ответа останутся открытыми:
     квитанцию можно прислать ещё раз.
  3. Сохраните файл (CSV или XLSX, любая кодировка) и верните его школе. Столбцы «Номер исправления»
     и «Номер пакета» не меняйте.

КАК ПРОВЕРИТЬ ПОДПИСЬ
  Нужен сертификат удостоверяющего центра, выдавшего сертификат сотрудника школы (файл центр.pem).

  openssl cms -verify -binary -cades -inform DER -in corrections/НОМЕР.json.p7s -content corrections/НОМЕР.json -CAfile центр.pem -purpose any -out /dev/null
  npx sverka verify corrections/НОМЕР.json.p7s --trusted центр.pem --show

  Подписи по ГОСТ проверяет команда sverka и программы с поддержкой ГОСТ.
  Что подписано, то и верно: таблица и квитанция подписью не защищены и сделаны для удобства.

В пакете персональные данные. Передавайте его только защищённым способом и удалите, когда внесёте.
`

const inEnglish = ({ number, corrections, table }: Facts): string => `Package of corrections No. ${number}
Corrections: ${corrections}

The school asks that these corrections be entered in the electronic journal. The package was made by
Sverka and is carried by a person: no interface of the journal was used, and it writes nothing there.

WHAT IS INSIDE
  corrections/<id>.json         a correction: whose, what it was, what it becomes, on what ground
  corrections/<id>.json.p7s     the detached signature of whoever corrects (CAdES, DER)
${table ? `  ${table.padEnd(30)}the same corrections as a table in the columns of your journal\n` : ''}  receipt.csv                   the receipt, to be filled in and sent back to the school
  manifest.json                 list of the corrections with SHA-256 sums

WHAT TO DO
  1. Enter the corrections in the journal${table ? `: import ${table} or type them` : ' by the .json files'}.
  2. Open receipt.csv in Excel or LibreOffice. In the column «Принято (да/нет)» write "да" (yes) or "нет"
     (no) against each row, and the reason for a "no". Rows without an answer stay open: the receipt
     may be sent again.
  3. Save the file (CSV or XLSX, any encoding) and return it to the school. Leave the columns
     «Номер исправления» and «Номер пакета» as they are.

HOW TO VERIFY A SIGNATURE
  You need the certificate of the authority that issued the signer's certificate (authority.pem).

  openssl cms -verify -binary -cades -inform DER -in corrections/ID.json.p7s -content corrections/ID.json -CAfile authority.pem -purpose any -out /dev/null
  npx sverka verify corrections/ID.json.p7s --trusted authority.pem --show --english

  GOST signatures are verified by the command sverka and by programs that know GOST.
  What is signed is what holds: the table and the receipt are not signed, they are there for convenience.

The package holds personal data. Hand it over only by a protected way, and delete it when it is entered.
`

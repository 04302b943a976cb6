type Facts = {
  readonly school: string
  readonly corrections: number
  /** When it was made, ISO day. */
  readonly day: string
}

/** What the folder is and how to verify it, for an inspector, in both languages. */
export const readMes = (facts: Facts): readonly { readonly name: string; readonly bytes: Buffer }[] => [
  { name: 'ПРОЧТИ.txt', bytes: textOf(inRussian(facts)) },
  { name: 'README.txt', bytes: textOf(inEnglish(facts)) },
]

/** With the mark of UTF-8 and line ends as every editor under Windows wants them. */
const textOf = (text: string): Buffer => Buffer.from(`\ufeff${text.replaceAll('\n', '\r\n')}`, 'utf8')

const VERIFY_ONE =
  'openssl cms -verify -binary -cades -inform DER -in corrections/NUMBER.json.p7s -content corrections/NUMBER.json -CAfile certificates/authorities.pem -purpose any -out /dev/null'
const VERIFY_ALL =
  'for f in corrections/*.json; do openssl cms -verify -binary -cades -inform DER -in "$f.p7s" -content "$f" -CAfile certificates/authorities.pem -purpose any -out /dev/null || echo "BAD: $f"; done'

const inRussian = ({
  school,
  corrections,
  day,
}: Facts): string => `Исправления персональных данных, подписанные сотрудниками школы
Школа (код в регионе): ${school}
Исправлений: ${corrections}
Собрано программой «Сверка» ${day}

ЧТО ВНУТРИ
  corrections/НОМЕР.json         исправление, как оно подписано: чьё, что было, что стало, на каком основании
  corrections/НОМЕР.json.p7s     отсоединённая усиленная подпись (CAdES, DER); если подписали двое, в ней обе
  certificates/authorities.pem   сертификаты центров, выдавших сертификаты подписавших
  certificates/signers/*.cer     сертификаты подписавших
  register.xlsx                  те же исправления таблицей; таблица подписью не защищена
  SHA256SUMS                     контрольные суммы всех файлов исправлений и подписей

КАК ПРОВЕРИТЬ ПОДПИСЬ
  Сертификат центра возьмите у самого центра и сравните с authorities.pem: файлам того, кого проверяют,
  на слово не верят. Откройте терминал в этой папке.

  1. OpenSSL, одна подпись (вместо NUMBER подставьте номер исправления):
  ${VERIFY_ONE}

  2. OpenSSL, все подписи сразу (Linux, macOS, Git Bash):
  ${VERIFY_ALL}

  Ответ на верную подпись: CAdES Verification successful. Для подписи по ГОСТ добавьте -engine gost.
  OpenSSL проверяет сертификат на сегодня. Если его срок с тех пор истёк, добавьте -no_check_time.

  3. Сверка (проверяет и ГОСТ, и штамп времени, и срок сертификата на время подписи):
  npx sverka verify corrections/NUMBER.json.p7s --trusted certificates/authorities.pem --show

  4. КриптоАРМ: «Проверить подпись», выберите файл .p7s и укажите рядом исходный файл .json.

  5. Госуслуги: проверка электронной подписи (e-trust.gosuslugi.ru/check/sign), вид «отсоединённая»,
     документ .json, подпись .p7s. Принимает только сертификаты аккредитованных центров. Файлы при этом
     уходят на чужой сервер, а в них персональные данные.

  6. Что файлы не изменились после сохранения: sha256sum -c SHA256SUMS

В папке персональные данные. Передавайте её только защищённым способом и удалите после проверки.
`

const inEnglish = ({
  school,
  corrections,
  day,
}: Facts): string => `Corrections of personal data, signed by the staff of a school
School (code in its region): ${school}
Corrections: ${corrections}
Made by Sverka on ${day}

WHAT IS INSIDE
  corrections/NUMBER.json        a correction as it was signed: whose, what it was, what it became, on what ground
  corrections/NUMBER.json.p7s    the detached signature (CAdES, DER); where two have signed, it holds both
  certificates/authorities.pem   certificates of the authorities that issued those of the signers
  certificates/signers/*.cer     certificates of the signers
  register.xlsx                  the same corrections as a table; the table is not signed
  SHA256SUMS                     sums of all files of corrections and signatures

HOW TO VERIFY A SIGNATURE
  Get the certificate of the authority from the authority and compare it with authorities.pem: files of the
  one who is inspected are not taken on trust. Open a terminal in this folder.

  1. OpenSSL, one signature (put the number of the correction in the place of NUMBER):
  ${VERIFY_ONE}

  2. OpenSSL, all signatures at once (Linux, macOS, Git Bash):
  ${VERIFY_ALL}

  The answer to a good one: CAdES Verification successful. For a GOST signature add -engine gost.
  OpenSSL judges the certificate as of today. Where it has expired since, add -no_check_time.

  3. Sverka (verifies GOST and time stamps too, and the certificate as of the time of signing):
  npx sverka verify corrections/NUMBER.json.p7s --trusted certificates/authorities.pem --show --english

  4. CryptoARM: “Verify signature”, choose the .p7s file and name the .json file beside it as the original.

  5. Gosuslugi: verification of electronic signatures (e-trust.gosuslugi.ru/check/sign), kind “detached”,
     the .json as document, the .p7s as signature. It takes certificates of accredited authorities only.
     The files go to a foreign server then, and they hold personal data.

  6. That the files are as they were saved: sha256sum -c SHA256SUMS

The folder holds personal data. Hand it over only by a protected way, and delete it after the inspection.
`

/** Texts of the package are in UTF-8. */
export const CODEPAGE = '\r\n\r\n65001\t_ForceCodepage\r\n'

/** What people read of the package; wixl can write nothing but Latin. Table, column, value, key, its value. */
const WORDS = [
  ['Property', 'Value', 'Сверка', 'Property', 'ProductName'],
  ['Feature', 'Title', 'Сверка', 'Feature', 'Program'],
  ['Feature', 'Title', 'Ярлык на рабочем столе', 'Feature', 'Desktop'],
  ['Feature', 'Title', 'Запуск при входе в Windows', 'Feature', 'Autostart'],
  ['Shortcut', 'Name', 'Сверка', 'Shortcut', 'MenuLink'],
  ['Shortcut', 'Name', 'Сверка', 'Shortcut', 'DesktopLink'],
  [
    'LaunchCondition',
    'Description',
    'На компьютере стоит более новая версия Сверки. Сначала удалите её.',
    'Condition',
    'NOT WIX_DOWNGRADE_DETECTED',
  ],
  [
    'LaunchCondition',
    'Description',
    'Сверка установлена программой установки. Обновите её так же или сначала удалите.',
    'Condition',
    'Installed OR INSTALLEDBY <> "nsis"',
  ],
  [
    'LaunchCondition',
    'Description',
    'Сверка работает в Windows 10 и новее, 64-разрядной.',
    'Condition',
    'Installed OR (VersionNT64 >= 603)',
  ],
] as const

/** Users read the settings, administrators write them; the folder takes over nothing from ProgramData. */
const RIGHTS = 'O:BAD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)'

/** Runs as the system, after the files are gone, and does not stop the removal when a folder is not there. */
const REMOVAL = 34 + 64 + 1024 + 2048

/** `rd` takes a link away and does not go through it. */
const REMOVALS = {
  PurgeConfig: '"[System64Folder]cmd.exe" /c rd /s /q "[CONFIGFOLDER]"',
  PurgeProfiles:
    '"[System64Folder]cmd.exe" /c for /d %u in ([%SystemDrive]\\Users\\*) do rd /s /q "%u\\AppData\\Roaming\\Sverka" "%u\\AppData\\Local\\sverka-updater"',
  PurgePolicies: '"[System64Folder]reg.exe" delete HKLM\\Software\\Policies\\Sverka /f',
} as const

/** Policies that a property sets; each has a component of its own. */
const POLICIES = {
  KIOSK: 'PolicyKiosk',
  REGION: 'PolicyRegion',
  SCHOOL: 'PolicySchool',
  UPDATESURL: 'PolicyUpdates',
  GATEWAYURL: 'PolicyGateway',
  GATEWAYTOKEN: 'PolicyToken',
  WORKPLACE: 'PolicyWorkplace',
} as const

/** Of a component: its key is in the registry or its folder; 64-bit; and permanent, it stays when the program goes. */
const [OF_REGISTRY, OF_FOLDER] = [4 + 256 + 16, 256 + 16]

/** Properties that may come from an ordinary user's command line; without this they are lost on the way to the system. */
const SECURE = [...Object.keys(POLICIES), 'CONFIG', 'PURGE', 'INSTALLFOLDER', 'INSTALLEDBY']

const ON_PURGE = 'REMOVE="ALL" AND PURGE="1" AND NOT UPGRADINGPRODUCTCODE'

const sequence = (action: string, condition: string, at: number) =>
  `INSERT INTO \`InstallExecuteSequence\` (\`Action\`, \`Condition\`, \`Sequence\`) VALUES ('${action}', '${condition}', ${at})`
/** What msibuild does to the package that wixl has made, one statement after another. */
export const statements: readonly string[] = [
  ...WORDS.map(
    ([table, column, text, key, value]) =>
      `UPDATE \`${table}\` SET \`${column}\` = '${text}' WHERE \`${key}\` = '${value}'`,
  ),
  `UPDATE \`Component\` SET \`Attributes\` = ${OF_FOLDER} WHERE \`Component\` = 'Config'`,
  ...Object.entries(POLICIES).flatMap(([property, component]) => [
    `UPDATE \`Component\` SET \`Attributes\` = ${OF_REGISTRY} WHERE \`Component\` = '${component}'`,
    `UPDATE \`Component\` SET \`Condition\` = '${property} <> ""' WHERE \`Component\` = '${component}'`,
  ]),
  `UPDATE \`Property\` SET \`Value\` = '${['WIX_UPGRADE_DETECTED', 'WIX_DOWNGRADE_DETECTED', ...SECURE].join(';')}' WHERE \`Property\` = 'SecureCustomProperties'`,
  // The log of an installation does not show it.
  "INSERT INTO `Property` (`Property`, `Value`) VALUES ('MsiHiddenProperties', 'GATEWAYTOKEN')",
  // CONFIG is the whole path of a file: it is copied, by the system's account, when it is named.
  'CREATE TABLE `MoveFile` (`FileKey` CHAR(72) NOT NULL, `Component_` CHAR(72) NOT NULL, `SourceName` CHAR(255) LOCALIZABLE, `DestName` CHAR(255) LOCALIZABLE, `SourceFolder` CHAR(72), `DestFolder` CHAR(72) NOT NULL, `Options` SHORT NOT NULL PRIMARY KEY `FileKey`)',
  "INSERT INTO `MoveFile` (`FileKey`, `Component_`, `DestName`, `SourceFolder`, `DestFolder`, `Options`) VALUES ('Config', 'Config', 'sverka.json', 'CONFIG', 'CONFIGFOLDER', 0)",
  sequence('MoveFiles', 'CONFIG <> ""', 3800),
  'CREATE TABLE `MsiLockPermissionsEx` (`MsiLockPermissionsEx` CHAR(72) NOT NULL, `LockObject` CHAR(72) NOT NULL, `Table` CHAR(32) NOT NULL, `SDDLText` CHAR(0) NOT NULL, `Condition` CHAR(255) PRIMARY KEY `MsiLockPermissionsEx`)',
  `INSERT INTO \`MsiLockPermissionsEx\` (\`MsiLockPermissionsEx\`, \`LockObject\`, \`Table\`, \`SDDLText\`) VALUES ('Config', 'CONFIGFOLDER', 'CreateFolder', '${RIGHTS}')`,
  ...Object.entries(REMOVALS).flatMap(([action, line], at) => [
    `INSERT INTO \`CustomAction\` (\`Action\`, \`Type\`, \`Source\`, \`Target\`) VALUES ('${action}', ${REMOVAL}, 'CommonAppDataFolder', '${line}')`,
    sequence(action, ON_PURGE, 3690 + at),
  ]),
]

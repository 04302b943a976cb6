; Installer of Sverka for Windows: machine-wide, 64-bit, silent by /S. Made by scripts/pack/windows.ts, which defines
;   VERSION (1.2.3), PARTS (1.2.3.0), OUT, FILES (the list of what is packed), ICON, KILOBYTES, SIGN (a command, when there is a key)
;
; Sverka-setup.exe [/S] [/CONFIG=path] [/KIOSK=1] [/AUTOSTART=1] [/DESKTOP=0] [/LOG=path] [/DOWNGRADE] [/D=folder]
; Uninstall.exe    [/S] [/PURGE]
; The values and the exit codes are described in docs/release.md. /D comes last and takes no quotes.

Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
RequestExecutionLevel admin
ManifestSupportedOS Win10
ManifestDPIAware true
CRCCheck on
; Times of files would make two builds differ.
SetDateSave off
AllowSkipFiles off
ShowInstDetails nevershow
ShowUninstDetails nevershow

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include WordFunc.nsh
!include "${FILES}"

!define PROGRAM "Sverka.exe"
!define KEY "Software\Sverka"
!define POLICIES "Software\Policies\Sverka"
!define LISTED "Software\Microsoft\Windows\CurrentVersion\Uninstall\Sverka"
!define AT_START "Software\Microsoft\Windows\CurrentVersion\Run"
!define LINK "Сверка.lnk"

; What the one who called reads from the exit code; 1 and 2 are NSIS's own (called off, broken off).
!define NO_CONFIG 3
!define NEWER_THERE 4
!define STILL_RUNS 5
!define MSI_THERE 6
!define OLD_WINDOWS 7

Name "Сверка"
OutFile "${OUT}"
InstallDir "$PROGRAMFILES64\Sverka"
InstallDirRegKey HKLM "${KEY}" "InstallLocation"
BrandingText "Сверка ${VERSION}"
VIProductVersion "${PARTS}"
VIFileVersion "${PARTS}"
VIAddVersionKey ProductName "Sverka"
VIAddVersionKey CompanyName "Sverka"
VIAddVersionKey FileDescription "Sverka"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey LegalCopyright "Sverka, Apache-2.0"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_NOAUTOCLOSE
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_FUNCTION RunAsUser
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE Russian
!insertmacro MUI_LANGUAGE English

LangString NoConfig ${LANG_RUSSIAN} "Файл настроек не найден: $Config. Проверьте путь после /CONFIG="
LangString NoConfig ${LANG_ENGLISH} "The file of settings was not found: $Config. Check the path after /CONFIG="
LangString NewerThere ${LANG_RUSSIAN} "На компьютере стоит более новая версия: $Old. Сначала удалите её."
LangString NewerThere ${LANG_ENGLISH} "This computer has a newer version: $Old. Remove it first."
LangString MsiThere ${LANG_RUSSIAN} "Сверка установлена пакетом MSI. Обновите её пакетом MSI или сначала удалите."
LangString MsiThere ${LANG_ENGLISH} "Sverka was installed by an MSI package. Update it by MSI or remove it first."
LangString OldWindows ${LANG_RUSSIAN} "Сверка работает в Windows 10 и новее, 64-разрядной."
LangString OldWindows ${LANG_ENGLISH} "Sverka runs on Windows 10 and later, 64-bit."
LangString StillRuns ${LANG_RUSSIAN} "Сверка не закрывается. Закройте её и запустите установку ещё раз."
LangString StillRuns ${LANG_ENGLISH} "Sverka does not close. Close it and start again."
LangString WillStop ${LANG_RUSSIAN} "Сверка открыта. Закрыть её и продолжить? Начатое сохранится."
LangString WillStop ${LANG_ENGLISH} "Sverka is open. Close it and go on? What was begun is kept."
LangString AskPurge ${LANG_RUSSIAN} "Удалить и данные: базы всех пользователей этого компьютера, настройки и журналы? Исправления, которые ещё не переданы, пропадут.$\r$\n$\r$\nДа: удалить навсегда. Нет: оставить на компьютере."
LangString AskPurge ${LANG_ENGLISH} "Remove the data too: the bases of all users of this computer, settings and logs? Corrections not handed over yet are lost.$\r$\n$\r$\nYes: remove for ever. No: leave them here."

Var Words
Var Config
Var Log
Var Old
Var OldFolder
Var Purge
Var IsUpgrade

; One line of the log, in UTF-16.
!macro Note text
  ${If} $Log != ""
    FileWriteUTF16LE $Log "${text}$\r$\n"
  ${EndIf}
!macroend

!macro Fail code text
  !insertmacro Note "stopped, code ${code}"
  MessageBox MB_ICONSTOP|MB_OK "${text}" /SD IDOK
  SetErrorLevel ${code}
  Quit
!macroend

; The folder of settings belongs to the machine: users read it, administrators write. Windows lets everyone write into
; new folders of ProgramData, and whoever writes there would say which gateway is believed.
!macro GuardFolder
  CreateDirectory "$APPDATA\Sverka"
  nsExec::Exec '"$SYSDIR\icacls.exe" "$APPDATA\Sverka" /setowner *S-1-5-32-544 /T /C /L /Q'
  Pop $0
  nsExec::Exec '"$SYSDIR\icacls.exe" "$APPDATA\Sverka" /inheritance:r /grant:r *S-1-5-18:(OI)(CI)F *S-1-5-32-544:(OI)(CI)F *S-1-5-32-545:(OI)(CI)RX /Q'
  Pop $0
  nsExec::Exec '"$SYSDIR\icacls.exe" "$APPDATA\Sverka\*" /reset /T /C /L /Q'
  Pop $0
!macroend

!macro OpenLog default
  ClearErrors
  ${GetOptions} $Words "/LOG=" $0
  ${If} ${Errors}
    StrCpy $0 "${default}"
  ${EndIf}
  ClearErrors
  FileOpen $Log $0 w
  ${If} ${Errors}
    StrCpy $Log ""
  ${Else}
    FileWriteUTF16LE /BOM $Log "Sverka ${VERSION}: $Words$\r$\n"
  ${EndIf}
!macroend

; Asks the running program to close, waits 15 s, then ends it: the base survives that at any moment. A program that runs
; keeps its own file from being written, that is how it is seen.
!macro StopProgram un
Function ${un}StopProgram
  ${IfNot} ${FileExists} "$OldFolder\${PROGRAM}"
    Return
  ${EndIf}
  StrCpy $1 0
  ${Do}
    ClearErrors
    FileOpen $2 "$OldFolder\${PROGRAM}" a
    ${IfNot} ${Errors}
      FileClose $2
      Return
    ${EndIf}
    ${If} $1 = 0
      MessageBox MB_ICONQUESTION|MB_OKCANCEL "$(WillStop)" /SD IDOK IDOK +2
      Abort
      !insertmacro Note "the program runs: asked to close"
      nsExec::Exec '"$SYSDIR\taskkill.exe" /IM ${PROGRAM}'
      Pop $0
    ${ElseIf} $1 = 30
      !insertmacro Note "the program runs on: ended"
      nsExec::Exec '"$SYSDIR\taskkill.exe" /F /IM ${PROGRAM}'
      Pop $0
    ${ElseIf} $1 = 50
      !insertmacro Fail ${STILL_RUNS} "$(StillRuns)"
    ${EndIf}
    Sleep 500
    IntOp $1 $1 + 1
  ${Loop}
FunctionEnd
!macroend
!insertmacro StopProgram ""
!insertmacro StopProgram "un."

Function .onInit
  SetShellVarContext all
  ${GetParameters} $Words
  !insertmacro GuardFolder
  !insertmacro OpenLog "$APPDATA\Sverka\install.log"
  ${IfNot} ${AtLeastWin10}
    !insertmacro Fail ${OLD_WINDOWS} "$(OldWindows)"
  ${EndIf}

  ClearErrors
  ${GetOptions} $Words "/CONFIG=" $Config
  ${IfNot} ${Errors}
    ${IfNot} ${FileExists} "$Config"
    ${OrIf} $Config == ""
      !insertmacro Fail ${NO_CONFIG} "$(NoConfig)"
    ${EndIf}
    ${If} ${FileExists} "$Config\*.*"
    ${AndIfNot} ${FileExists} "$Config\sverka.json"
      !insertmacro Fail ${NO_CONFIG} "$(NoConfig)"
    ${EndIf}
  ${EndIf}

  ReadRegStr $0 HKLM "${KEY}" "InstalledBy"
  ${If} $0 == "msi"
    !insertmacro Fail ${MSI_THERE} "$(MsiThere)"
  ${EndIf}
  ReadRegStr $Old HKLM "${LISTED}" "DisplayVersion"
  ReadRegStr $OldFolder HKLM "${KEY}" "InstallLocation"
  ClearErrors
  ${GetOptions} $Words "/DOWNGRADE" $0
  ${If} ${Errors}
  ${AndIf} $Old != ""
    ${VersionCompare} "$Old" "${VERSION}" $0
    ${If} $0 = 1
      !insertmacro Fail ${NEWER_THERE} "$(NewerThere)"
    ${EndIf}
  ${EndIf}
FunctionEnd

; The installer is an administrator; the program must not be. The desktop's own shell starts it as the one who sits there.
Function RunAsUser
  Exec '"$WINDIR\explorer.exe" "$INSTDIR\${PROGRAM}"'
FunctionEnd

!macro Option name
  ClearErrors
  ${GetOptions} $Words "/${name}=" $0
  ${If} ${Errors}
    StrCpy $0 ""
  ${EndIf}
!macroend

Section
  SetShellVarContext all
  ; The version that is there takes away what it has put there, and nothing else; settings and data stay.
  ${If} $OldFolder != ""
    Call StopProgram
    ${If} ${FileExists} "$OldFolder\Uninstall.exe"
      InitPluginsDir
      CopyFiles /SILENT "$OldFolder\Uninstall.exe" "$PLUGINSDIR\old.exe"
      ExecWait '"$PLUGINSDIR\old.exe" /S /UPGRADE _?=$OldFolder' $0
      !insertmacro Note "version $Old taken away from $OldFolder, code $0"
      Delete "$OldFolder\Uninstall.exe"
      RMDir "$OldFolder"
    ${EndIf}
  ${EndIf}

  !insertmacro PutFiles
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\Uninstall.exe"
  !insertmacro Note "version ${VERSION} put into $INSTDIR"

  ${If} $Config != ""
    ${If} ${FileExists} "$Config\*.*"
      CopyFiles /SILENT "$Config\*.*" "$APPDATA\Sverka"
    ${Else}
      CopyFiles /SILENT "$Config" "$APPDATA\Sverka\sverka.json"
    ${EndIf}
    !insertmacro Note "settings taken from $Config"
  ${EndIf}
  !insertmacro Option "KIOSK"
  ${If} $0 != ""
    WriteRegDWORD HKLM "${POLICIES}" "kiosk" $0
  ${EndIf}
  !insertmacro Option "AUTOSTART"
  ${If} $0 == "1"
    WriteRegStr HKLM "${AT_START}" "Sverka" '"$INSTDIR\${PROGRAM}"'
  ${ElseIf} $0 == "0"
    DeleteRegValue HKLM "${AT_START}" "Sverka"
  ${EndIf}

  CreateShortCut "$SMPROGRAMS\${LINK}" "$INSTDIR\${PROGRAM}"
  !insertmacro Option "DESKTOP"
  ${If} $0 == "0"
    Delete "$DESKTOP\${LINK}"
  ${Else}
    CreateShortCut "$DESKTOP\${LINK}" "$INSTDIR\${PROGRAM}"
  ${EndIf}

  WriteRegStr HKLM "${KEY}" "InstalledBy" "nsis"
  WriteRegStr HKLM "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKLM "${LISTED}" "DisplayName" "Сверка"
  WriteRegStr HKLM "${LISTED}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKLM "${LISTED}" "DisplayIcon" "$INSTDIR\${PROGRAM}"
  WriteRegStr HKLM "${LISTED}" "Publisher" "Sverka"
  WriteRegStr HKLM "${LISTED}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKLM "${LISTED}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
  WriteRegStr HKLM "${LISTED}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
  WriteRegDWORD HKLM "${LISTED}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD HKLM "${LISTED}" "NoModify" 1
  WriteRegDWORD HKLM "${LISTED}" "NoRepair" 1

  ; electron-updater asks so for the program to come back after an update.
  ClearErrors
  ${GetOptions} $Words "--force-run" $0
  ${IfNot} ${Errors}
    Call RunAsUser
  ${EndIf}
  !insertmacro Note "done"
  ${If} $Log != ""
    FileClose $Log
  ${EndIf}
SectionEnd

Function un.onInit
  SetShellVarContext all
  ${GetParameters} $Words
  StrCpy $OldFolder $INSTDIR
  ClearErrors
  ${GetOptions} $Words "/UPGRADE" $0
  ${IfNot} ${Errors}
    StrCpy $IsUpgrade 1
  ${EndIf}
  ClearErrors
  ${GetOptions} $Words "/PURGE" $0
  ${IfNot} ${Errors}
    StrCpy $Purge 1
  ${EndIf}
  ${If} $IsUpgrade != 1
    MessageBox MB_ICONQUESTION|MB_YESNO|MB_DEFBUTTON2 "$(AskPurge)" /SD IDNO IDNO +2
    StrCpy $Purge 1
  ${EndIf}
FunctionEnd

; `rd` takes a link away and does not go through it: what a user has linked to from his profile stays.
!macro RemoveTree folder
  nsExec::Exec '"$SYSDIR\cmd.exe" /c rd /s /q "${folder}"'
  Pop $0
!macroend

Section Uninstall
  SetShellVarContext all
  Call un.StopProgram
  !insertmacro TakeFiles
  ${If} $IsUpgrade == 1
    Goto end
  ${EndIf}
  Delete "$INSTDIR\Uninstall.exe"
  SetOutPath "$TEMP"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${LINK}"
  Delete "$DESKTOP\${LINK}"
  DeleteRegValue HKLM "${AT_START}" "Sverka"
  DeleteRegKey HKLM "${KEY}"
  DeleteRegKey HKLM "${LISTED}"
  ${If} $Purge != 1
    Goto end
  ${EndIf}

  DeleteRegKey HKLM "${POLICIES}"
  !insertmacro RemoveTree "$APPDATA\Sverka"
  StrCpy $1 0
  ${Do}
    EnumRegKey $2 HKLM "SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList" $1
    ${If} $2 == ""
      ${ExitDo}
    ${EndIf}
    ReadRegStr $3 HKLM "SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList\$2" "ProfileImagePath"
    ExpandEnvStrings $3 $3
    ${If} $3 != ""
      !insertmacro RemoveTree "$3\AppData\Roaming\Sverka"
      !insertmacro RemoveTree "$3\AppData\Local\sverka-updater"
    ${EndIf}
    IntOp $1 $1 + 1
  ${Loop}
end:
SectionEnd

!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"' = 0
!endif

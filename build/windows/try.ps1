# Installs, starts and removes both packages on a real Windows; run by .github/workflows/release.yml, as an administrator.
param([Parameter(Mandatory)] [string] $Packages, [bool] $Signed = $false)
$ErrorActionPreference = 'Stop'
$installer = (Get-ChildItem $Packages -Filter '*.exe').FullName
$msi = (Get-ChildItem $Packages -Filter '*.msi').FullName
$program = "$env:ProgramFiles\Sverka\Sverka.exe"
$config = "$env:ProgramData\Sverka"

function Check([string] $what, [bool] $holds) {
  if (-not $holds) { throw "does not hold: $what" }
  Write-Output "holds: $what"
}

function Run([string] $file, [string[]] $words) {
  (Start-Process $file -ArgumentList $words -Wait -PassThru).ExitCode
}

function Check-Signature([string] $file) {
  $found = Get-AuthenticodeSignature $file
  if ($Signed) { Check "signature of $file" ($found.Status -eq 'Valid') }
  else { Check "a signature, of a key of the trial, on $file" ($null -ne $found.SignerCertificate) }
}

# Who may write what a desk believes: nobody but administrators and the system.
function Check-Rights {
  $writers = (Get-Acl $config).Access | Where-Object {
    $_.FileSystemRights.ToString() -match 'Write|Modify|FullControl' -and
    $_.IdentityReference.Translate([Security.Principal.SecurityIdentifier]).Value -notin 'S-1-5-18', 'S-1-5-32-544'
  }
  Check 'only administrators write the settings' (-not $writers)
}

function Check-Starts {
  $started = Start-Process $program -PassThru
  Start-Sleep 10
  Check 'the program runs' (-not $started.HasExited)
}

Check-Signature $installer
Check-Signature $msi

$settings = New-Item -ItemType File -Path "$env:TEMP\sverka.json" -Value '{}' -Force
Check 'installer' ((Run $installer '/S', "/CONFIG=$settings", '/DESKTOP=0') -eq 0)
Check 'the program is there' (Test-Path $program)
Check 'the settings are there' (Test-Path "$config\sverka.json")
Check-Signature $program
Check-Signature "$env:ProgramFiles\Sverka\Uninstall.exe"
Check-Rights
Check-Starts
Check 'the installer again, over the program that runs' ((Run $installer '/S') -eq 0)
Check 'removal' ((Run "$env:ProgramFiles\Sverka\Uninstall.exe" '/S', '/PURGE', "_?=$env:ProgramFiles\Sverka") -eq 0)
Check 'the program is gone' (-not (Test-Path $program))
Check 'the settings are gone' (-not (Test-Path $config))

Check 'MSI' ((Run 'msiexec' '/i', "`"$msi`"", '/qn', "CONFIG=$settings", 'KIOSK=0', '/l*v', "$env:TEMP\msi.log") -eq 0)
Check 'the settings are there' (Test-Path "$config\sverka.json")
Check-Rights
Check-Starts
Stop-Process -Name Sverka -Force
Check 'removal of the MSI' ((Run 'msiexec' '/x', "`"$msi`"", '/qn', 'PURGE=1') -eq 0)
Check 'the program is gone' (-not (Test-Path $program))
Check 'the settings are gone' (-not (Test-Path $config))

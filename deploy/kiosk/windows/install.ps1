#Requires -RunAsAdministrator
<#
  Makes Sverka the shell of the local account "sverka". Windows Enterprise, Education or IoT Enterprise; run as SYSTEM,
  which alone may write here:  psexec64.exe -i -s powershell.exe -ExecutionPolicy Bypass -File install.ps1
  -Remove gives the account the usual desktop again.
#>
param([switch]$Remove)
$ErrorActionPreference = 'Stop'

$access = Get-CimInstance -Namespace 'root\cimv2\mdm\dmmap' -ClassName 'MDM_AssignedAccess'
if ($Remove) {
  $access.ShellLauncher = $null
  Set-CimInstance -CimInstance $access
  return
}

$feature = Get-WindowsOptionalFeature -Online -FeatureName 'Client-EmbeddedShellLauncher'
if ($feature.State -ne 'Enabled') {
  Enable-WindowsOptionalFeature -Online -FeatureName 'Client-EmbeddedShellLauncher' -All -NoRestart | Out-Null
}
if (-not (Get-LocalUser -Name 'sverka' -ErrorAction SilentlyContinue)) {
  New-LocalUser -Name 'sverka' -NoPassword -FullName 'Sverka' | Set-LocalUser -PasswordNeverExpires $true
  Add-LocalGroupMember -SID 'S-1-5-32-545' -Member 'sverka'
}

$xml = Get-Content -Raw -Encoding UTF8 (Join-Path $PSScriptRoot 'assigned-access.xml')
$access.ShellLauncher = [System.Net.WebUtility]::HtmlEncode($xml)
Set-CimInstance -CimInstance $access

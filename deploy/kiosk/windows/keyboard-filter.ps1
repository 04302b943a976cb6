#Requires -RunAsAdministrator
<#
  Keys that lead out of Sverka to Windows itself, held back for every account that is no administrator. Needs the
  feature Client-KeyboardFilter; a restart puts it in force. Ctrl+Alt+Del stays: it is how the account is signed out.
#>
$ErrorActionPreference = 'Stop'
Enable-WindowsOptionalFeature -Online -FeatureName 'Client-KeyboardFilter' -All -NoRestart | Out-Null

$space = 'root\standardcimv2\embedded'
$admins = Get-CimInstance -Namespace $space -ClassName WEKF_Settings | Where-Object Name -EQ 'DisableKeyboardFilterForAdministrators'
$admins.Value = 'true'
Set-CimInstance -CimInstance $admins

$keys = 'Win', 'Win+L', 'Win+R', 'Win+E', 'Win+D', 'Win+I', 'Win+X', 'Win+U', 'Win+P', 'Win+Tab', 'Alt+Tab', 'Alt+Esc',
  'Alt+F4', 'Alt+Space', 'Ctrl+Esc', 'Ctrl+Shift+Esc', 'Ctrl+Win+F', 'Win+Break', 'BrowserHome', 'BrowserSearch',
  'LaunchMail', 'LaunchApp1', 'LaunchApp2'
foreach ($id in $keys) {
  $known = Get-CimInstance -Namespace $space -ClassName WEKF_PredefinedKey | Where-Object Id -EQ $id
  if ($known) {
    $known.Enabled = $true
    Set-CimInstance -CimInstance $known
  } else {
    $class = [wmiclass]"\\.\${space}:WEKF_CustomKey"
    $null = $class.Add($id)
  }
}

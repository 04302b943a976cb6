import type { Menu as ElectronMenu, MenuItem as ElectronItem, MenuItemConstructorOptions } from 'electron'
import { Guarded, guarded, standsFor } from './guard.ts'

/** A menu item that can be looked up and clicked by a test; roles and accelerators do nothing. */
class MenuItemPart {
  id: string
  label: string
  type: ElectronItem['type']
  enabled: boolean
  visible: boolean
  checked: boolean
  submenu?: ElectronMenu
  click: (...args: Parameters<NonNullable<MenuItemConstructorOptions['click']>>) => void

  constructor(options: MenuItemConstructorOptions) {
    const { id = '', label, role, type, submenu, enabled = true, visible = true, checked = false } = options
    this.id = id
    this.label = label ?? role ?? ''
    this.type = type ?? (submenu ? 'submenu' : 'normal')
    this.enabled = enabled
    this.visible = visible
    this.checked = checked
    this.click = (...args) => options.click?.(...args)
    if (submenu) this.submenu = Array.isArray(submenu) ? MenuPart.buildFromTemplate(submenu) : submenu
  }
}

let applicationMenu: ElectronMenu | null = null

class MenuPart extends Guarded {
  items: ElectronItem[] = []

  constructor() {
    super('Menu')
  }
  append(item: ElectronItem) {
    this.items.push(item)
  }
  insert(place: number, item: ElectronItem) {
    this.items.splice(place, 0, item)
  }
  popup() {
    this.emit('menu-will-show')
  }
  closePopup() {
    this.emit('menu-will-close')
  }
  getMenuItemById(id: string): ElectronItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id)
      if (found) return found
    }
    return null
  }

  static buildFromTemplate(template: (MenuItemConstructorOptions | ElectronItem)[]): ElectronMenu {
    const menu = standsFor<ElectronMenu>()(new MenuPart())
    for (const one of template)
      menu.append(
        one instanceof MenuItemPart
          ? (one as object as ElectronItem)
          : new MenuItem(one as MenuItemConstructorOptions),
      )
    return menu
  }
  static setApplicationMenu(menu: ElectronMenu | null) {
    applicationMenu = menu
  }
  static getApplicationMenu() {
    return applicationMenu
  }
}

export const MenuItem = standsFor<typeof ElectronItem>()(guarded('MenuItem', MenuItemPart))
export const Menu = standsFor<typeof ElectronMenu>()(guarded('Menu', MenuPart))

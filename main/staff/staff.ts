import { done, failed, type Outcome } from '../../domain/outcome.ts'
import type { Role } from '../../domain/role.ts'
import type { Settings } from '../../contract/settings.ts'
import type { StaffFault, StaffMember } from '../../contract/staff.ts'
import { inOneGo, type Database } from '../store/database.ts'
import type { Events } from '../store/events.ts'
import { fits, nameOf, snilsOf, type Holder } from './holder.ts'

type Needs = {
  readonly database: Database
  readonly events: Events
  /** Those whom the administrator of the machine has set. */
  readonly fixed: Settings['staff']
  readonly now: () => number
  readonly newId: () => string
}

type Row = Omit<StaffMember, 'isFixed'>

/** Who may work at this desk: those of the settings, and those entered at the desk itself. */
export function staffOf({ database, events, fixed, now, newId }: Needs) {
  const select = database.prepare<[], Row>(
    'select id, name, snils, fingerprint, role from staff_member order by added, id',
  )
  // Two who are entered in one go keep their order.
  const insert = database.prepare(`
    insert into staff_member (id, name, snils, fingerprint, role, added)
    values (?, ?, ?, ?, ?, max(?, (select ifnull(max(added), 0) + 1 from staff_member)))`)
  const rewrite = database.prepare(
    'update staff_member set name = ?, snils = ?, fingerprint = ?, role = ? where id = ?',
  )
  const setRole = database.prepare('update staff_member set role = ? where id = ?')
  const erase = database.prepare('delete from staff_member where id = ?')

  const set = fixed.map((one, place): StaffMember => ({ ...one, id: `fixed-${place + 1}`, isFixed: true }))
  const list = (): StaffMember[] => [...set, ...select.all().map((row) => ({ ...row, isFixed: false }))]

  /** Known by СНИЛС, which a new certificate keeps; else by the certificate itself. */
  const known = (holder: Holder): StaffMember | undefined => {
    const [members, snils] = [list(), snilsOf(holder)]
    return (
      members.find((member) => snils !== '' && member.snils === snils) ??
      members.find(({ fingerprint }) => fingerprint === holder.fingerprint)
    )
  }

  function enter(holder: Holder, role: Role): void {
    const id = newId()
    insert.run(id, nameOf(holder), snilsOf(holder), holder.fingerprint, role, now())
    events.add('staff.add', id)
  }

  /** The member of that id, when it may be changed here. */
  function changeable(id: string): Outcome<StaffMember, StaffFault> {
    const member = list().find((one) => one.id === id)
    if (!member) return failed({ code: 'staff.none' })
    return member.isFixed ? failed({ code: 'staff.fixed' }) : done(member)
  }

  const isLastAdministrator = ({ id, role }: StaffMember): boolean =>
    role === 'administrator' && !list().some((one) => one.role === 'administrator' && one.id !== id)

  return {
    list,
    /**
     * The role of whoever holds that certificate; undefined for a stranger, and where the certificate names
     * somebody else than the list does. While the list is empty everybody does everything: a school of one.
     */
    roleOf(holder: Holder): Role | undefined {
      if (list().length === 0) return 'administrator'
      const member = known(holder)
      return member && fits(holder, member.name) ? member.role : undefined
    },
    /**
     * Enters the holder of a certificate. The first one brings `by` along as administrator: nobody locks
     * themselves out. Who is known by another name has taken a new one.
     */
    add(holder: Holder, role: Role, by: Holder): Outcome<StaffMember[], StaffFault> {
      const there = known(holder)
      if (there && fits(holder, there.name)) return failed({ code: 'staff.twice' })
      if (there?.isFixed) return failed({ code: 'staff.fixed' })
      if (there && role !== 'administrator' && isLastAdministrator(there))
        return failed({ code: 'staff.last' })

      const isFirst = list().length === 0
      const isOwn = holder.fingerprint === by.fingerprint
      if (isFirst && isOwn && role !== 'administrator') return failed({ code: 'staff.last' })
      inOneGo(database, () => {
        if (isFirst && !isOwn) enter(by, 'administrator')
        if (!there) return enter(holder, role)
        rewrite.run(nameOf(holder), snilsOf(holder), holder.fingerprint, role, there.id)
        events.add('staff.rename', there.id)
      })
      return done(list())
    },
    change(id: string, role: Role): Outcome<StaffMember[], StaffFault> {
      const found = changeable(id)
      if (!found.ok) return found
      if (role !== 'administrator' && isLastAdministrator(found.value)) return failed({ code: 'staff.last' })
      inOneGo(database, () => {
        setRole.run(role, id)
        events.add(`staff.${role}`, id)
      })
      return done(list())
    },
    remove(id: string): Outcome<StaffMember[], StaffFault> {
      const found = changeable(id)
      if (!found.ok) return found
      if (isLastAdministrator(found.value)) return failed({ code: 'staff.last' })
      inOneGo(database, () => {
        erase.run(id)
        events.add('staff.remove', id)
      })
      return done(list())
    },
  }
}

export type Staff = ReturnType<typeof staffOf>

import type { StaffMember } from '../../../contract/staff.ts'
import { ROLES, type Role } from '../../../domain/role.ts'
import { maskSnils } from '../../../domain/snils.ts'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { Select } from '../../parts/select.tsx'
import { useWords } from '../../words/spoken.ts'

type Props = {
  member: StaffMember
  isOwn: boolean
  mayChange: boolean
  onRole: (role: Role) => void
  onRemove: () => void
}

/** One person of the staff: by what they are known, as what they work. */
export function StaffRow({ member, isOwn, mayChange, onRole, onRemove }: Props) {
  const { staff, roles, roleActs } = useWords()
  const { name, snils, role, isFixed } = member
  return (
    <li className="staff-row">
      <div>
        <p>
          <strong>{name}</strong> {isOwn && <Badge tone="accent">{staff.you}</Badge>}
        </p>
        <p className="small quiet">{snils ? staff.bySnils(maskSnils(snils)) : staff.byCertificate}</p>
      </div>
      <div>
        {mayChange && !isFixed ? (
          <Select
            label={staff.roleOf(name)}
            value={role}
            onChoose={onRole}
            options={ROLES.map((value) => ({ value, word: roles[value] }))}
          />
        ) : (
          <strong>{roles[role]}</strong>
        )}
        <p className="small quiet">{roleActs[role]}</p>
      </div>
      <div className="staff-acts">
        {isFixed && <Badge icon="lock">{staff.fixed}</Badge>}
        {mayChange && !isFixed && (
          <Button look="plain" aria-label={staff.removeWhom(name)} onPress={onRemove}>
            {staff.remove}
          </Button>
        )}
      </div>
    </li>
  )
}

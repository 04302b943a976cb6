import type { PersonRecord } from '../../../contract/person.ts'
import { valuesOf } from '../../../contract/values.ts'
import { isIsoDate } from '../../../domain/date.ts'
import type { FieldContext } from '../../../domain/field.ts'

/** What is known of a person when what was typed is looked at. @param today ISO */
export function contextOf(record: PersonRecord, today: string): FieldContext {
  const { birthDate, certificateSeries, certificateNumber } = valuesOf(record)
  return {
    kind: record.kind,
    today,
    birthDate: isIsoDate(birthDate) ? birthDate : '',
    certificateSeries,
    certificateNumber,
    hasOtherPaper: record.documents.some(({ type }) => type !== 'birth-certificate'),
  }
}

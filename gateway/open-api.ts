import { PROTOCOL, PROTOCOL_HEADER } from '../contract/gateway.ts'
import { FAULTS, faultOf, ROUTES, schemaOf, type FaultCode, type Route } from '../contract/gateway-routes.ts'

/** The description of the gateway as OpenAPI 3.1, made of the table of routes and the shapes of the contract. */
export function openApi() {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const route of ROUTES) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Sverka gateway',
      version: String(PROTOCOL),
      description:
        'Carries signed corrections of school records to the journal of a region, and its changes back.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '..', description: 'This gateway' }],
    paths,
    components: {
      securitySchemes: {
        workplace: { type: 'http', scheme: 'bearer', description: 'The token of a workplace' },
        numbers: { type: 'http', scheme: 'bearer', description: 'The token for the metrics' },
      },
      headers: {
        Protocol: {
          description: 'The version of the protocol that the gateway speaks',
          schema: { type: 'integer', minimum: 1 },
        },
      },
    },
  }
}

function operationOf({ part, path, does, whose, takes, query, gives, faults }: Route) {
  const refusals: Route['faults'] = { ...faults, 500: ['unexpected'] }
  return {
    tags: [part],
    summary: does,
    security: securityOf(whose, path),
    parameters: [
      ...(whose === 'workplace' ? [PROTOCOL_PARAMETER] : []),
      ...(query
        ? [{ name: query.name, in: 'query', description: query.says, schema: { type: 'string' } }]
        : []),
    ],
    ...(takes && {
      requestBody: { required: true, content: { 'application/json': { schema: schemaOf(takes) } } },
    }),
    responses: {
      200: {
        description: gives.type === 'application/x-ndjson' ? 'Lines, each of this form' : 'Done',
        headers: HEADERS,
        content: { [gives.type]: gives.shape ? { schema: schemaOf(gives.shape) } : {} },
      },
      ...Object.fromEntries(
        Object.entries(refusals).map(([status, codes]) => [status, refusalOf(Number(status), codes)]),
      ),
    },
  }
}

const HEADERS = { [PROTOCOL_HEADER]: { $ref: '#/components/headers/Protocol' } }

const PROTOCOL_PARAMETER = {
  name: PROTOCOL_HEADER,
  in: 'header',
  description: 'The version the desk speaks and is answered in; 1 where it names none',
  schema: { type: 'integer', minimum: 1 },
}

const WAIT = {
  'retry-after': { description: 'Seconds to wait', schema: { type: 'integer', minimum: 1 } },
}

const refusalOf = (status: number, codes: readonly FaultCode[]) => ({
  description: codes.map((code) => `\`${code}\`: ${FAULTS[code]}`).join('; '),
  headers: { ...HEADERS, ...(status === 429 && WAIT) },
  content: { 'application/json': { schema: schemaOf(faultOf(codes)) } },
})

function securityOf(whose: Route['whose'], path: string): Record<string, readonly string[]>[] {
  if (whose === 'workplace') return [{ workplace: [] }]
  return path === '/metrics' ? [{}, { numbers: [] }] : [{}]
}

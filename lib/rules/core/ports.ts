import type { Path } from '../../finding.js';
import type { Resource } from '../../resource.js';
import { isMap, listOf, type Map_, mapOf, repeated } from '../read.js';
import type { Problem, Rule } from '../rule.js';
import { services } from './faults.js';

export const ports: Rule = {
  id: 'core-ports',
  severity: 'error',
  summary: 'A Service must have ports, each once, and a name for each of several',
  why: 'The API server refuses the Service. Only a headless Service and an ExternalName may be without ports.',
  example: `apiVersion: v1
kind: Service
metadata: {name: shop, namespace: web}
spec: {type: ClusterIP, ports: [{port: 80}, {port: 443}]}
`,
  remedy: 'list each port once, with a name',
  stage: 'schema',
  upstream: 'k8s.io/kubernetes v1.37.2 pkg/apis/core/validation ValidateService, validateServicePort',
  *check(view) {
    for (const resource of services(view)) {
      const items = listOf(mapOf(resource.object.spec).ports).map(mapOf);
      if (items.length === 0) yield* without(resource);
      else {
        yield* unnumbered(resource, items);
        yield* again(resource, items);
        yield* nameless(resource, items);
      }
    }
  },
};

const at = (index: number, field?: string): Path => ['spec', 'ports', index, ...(field ? [field] : [])];

function* without(resource: Resource): Iterable<Problem> {
  const { spec, metadata } = resource.object;
  const { clusterIP, type } = mapOf(spec);
  if (resource.partial || clusterIP === 'None' || type === 'ExternalName') return;
  const message = `Service ${metadata.name} has no ports`;
  yield { message, remedy: 'add spec.ports', resource, path: ['spec', 'ports'] };
}

function* unnumbered(resource: Resource, items: readonly Map_[]): Iterable<Problem> {
  for (const [index, { port }] of items.entries())
    if (port === undefined || port === null)
      yield {
        message: `Service ${resource.object.metadata.name}: spec.ports[${index}] has no port`,
        remedy: 'add its number',
        resource,
        path: at(index),
      };
}

/** What may stand only once among the ports, and what it is called. */
const unique: readonly (readonly [what: string, field: string, of: (port: Map_) => string | undefined])[] = [
  [
    'port',
    'port',
    ({ port, protocol }) => (typeof port === 'number' ? `${port}/${protocol || 'TCP'}` : undefined),
  ],
  [
    'nodePort',
    'nodePort',
    ({ nodePort, protocol }) => (nodePort ? `${nodePort}/${protocol || 'TCP'}` : undefined),
  ],
  ['name', 'name', ({ name }) => (typeof name === 'string' && name !== '' ? name : undefined)],
];

function* again(resource: Resource, items: readonly Map_[]): Iterable<Problem> {
  for (const [what, field, of] of unique) {
    const found = items.flatMap((port, index) => {
      const value = of(port);
      return value === undefined ? [] : [{ value, index }];
    });
    for (const { value, index } of repeated(found.map(({ value }) => value)))
      yield {
        message: `Service ${resource.object.metadata.name} has the ${what} ${value} twice`,
        remedy: what === 'name' ? 'give each port a name of its own' : 'keep one of the two',
        resource,
        path: at(found[index]?.index ?? 0, field),
      };
  }
}

function* nameless(resource: Resource, items: readonly Map_[]): Iterable<Problem> {
  if (items.length < 2) return;
  for (const [index, port] of items.entries())
    if (isMap(port) && (port.name === undefined || port.name === null || port.name === ''))
      yield {
        message: `Service ${resource.object.metadata.name}: spec.ports[${index}] has no name, and with several ports each needs one`,
        remedy: 'add a name, such as http',
        resource,
        path: at(index),
      };
}

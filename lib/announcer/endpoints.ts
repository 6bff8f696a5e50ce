import { list, record, strings, text } from '../allocator/fields.js';
import { namespaceOf } from '../allocator/objects.js';
import type { World } from '../world.js';

/** Where a Service has endpoints that serve; undefined where that is not known. */
export interface Endpoints {
  /** Some endpoint serves, on whatever node. */
  readonly any: boolean;
  /** Nodes with such an endpoint. */
  readonly nodes: ReadonlySet<string>;
}

/** The serving endpoints of each Service, by `namespace/name`. Of a Service without EndpointSlices nothing is known. */
export function endpointsOf(world: World): (key: string) => Endpoints | undefined {
  const found = new Map<string, { any: boolean; nodes: Set<string> }>();
  for (const { object } of world.resources) {
    if (object.kind !== 'EndpointSlice') continue;
    const service = strings(object.metadata.labels)['kubernetes.io/service-name'];
    if (service === undefined) continue;
    const key = `${namespaceOf(object)}/${service}`;
    const entry = found.get(key) ?? { any: false, nodes: new Set() };
    found.set(key, entry);
    for (const endpoint of list(object.endpoints).map(record).filter(isServing)) {
      entry.any = true;
      const node = text(endpoint.nodeName);
      if (node !== undefined) entry.nodes.add(node);
    }
  }
  return (key) => found.get(key);
}

/** Ready, not said to be unready, or serving while it ends (`IsConditionServing`). */
function isServing(endpoint: Readonly<Record<string, unknown>>): boolean {
  const { ready, serving } = record(endpoint.conditions);
  return ready === undefined || ready === null || ready === true || serving === true;
}

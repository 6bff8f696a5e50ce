import { namespaceOf } from '../../allocator/objects.js';
import { isMap, labelsOf, listOf, type Map_, mapOf, textOf } from '../read.js';
import type { View } from '../view.js';

/** What the EndpointSlices of a Service say. */
export interface Endpoints {
  /** Whether any endpoint serves. */
  readonly serving: boolean;
  /** The nodes with an endpoint that serves. */
  readonly nodes: ReadonlySet<string>;
}

const made = new WeakMap<View, ReadonlyMap<string, Endpoints>>();

/** Endpoints by `namespace/name` of the Service; of Services without an EndpointSlice nothing is known. */
export function endpointsByService(view: View): ReadonlyMap<string, Endpoints> {
  let found = made.get(view);
  if (!found) {
    found = readSlices(view);
    made.set(view, found);
  }
  return found;
}

function readSlices(view: View): Map<string, Endpoints> {
  const lists = new Map<string, Map_[]>();
  for (const { object } of view.all('EndpointSlice')) {
    const name = labelsOf(object)['kubernetes.io/service-name'];
    if (name === undefined) continue;
    const key = `${namespaceOf(object)}/${name}`;
    lists.set(key, [...(lists.get(key) ?? []), ...listOf(object.endpoints).filter(isMap).filter(isServing)]);
  }
  return new Map(
    [...lists].map(([key, endpoints]) => [
      key,
      {
        serving: endpoints.length > 0,
        nodes: new Set(endpoints.flatMap(({ nodeName }) => textOf(nodeName) ?? [])),
      },
    ]),
  );
}

/** Ready, or of unknown readiness, or serving (metallb v0.16.1 `internal/k8s/epslices`). */
function isServing({ conditions }: Map_): boolean {
  const { ready, serving } = mapOf(conditions);
  return ready === undefined || ready === null || ready === true || serving === true;
}

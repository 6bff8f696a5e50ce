import { behaviourOf } from '../../allocator/behaviour.js';
import type { KubeObject } from '../../resource.js';
import { isMap, labelsOf, listOf, mapOf } from '../read.js';
import type { Advertisement, View } from '../view.js';

/** Nodes with this label, whatever its value, stay out of load balancing; kubeadm puts it on control planes. */
export const excludeLabel = 'node.kubernetes.io/exclude-from-external-load-balancers';

/** What keeps a node from announcing anything: the rule that tells of it. */
export type Hindrance = 'ann-exclude-label' | 'ann-network-unavailable' | 'ann-cordon';

/** The nodes that an advertisement is for, of a BGP one those that have its peers; undefined when no nodes are known. */
export function candidatesOf(view: View, advertisement: Advertisement): readonly string[] | undefined {
  const own = view.nodesMatching(advertisement.spec.nodeSelectors);
  if (!own || advertisement.type === 'layer2') return own;
  const peering = peeringNodes(view, advertisement);
  return peering ? own.filter((node) => peering.has(node)) : own;
}

/** The nodes of the peers of an advertisement; undefined when no nodes or no peers of it are known. */
export function peeringNodes(view: View, advertisement: Advertisement): ReadonlySet<string> | undefined {
  const lists = view.peersOf(advertisement).map(({ spec }) => view.nodesMatching(spec.nodeSelectors));
  if (lists.length === 0 || lists[0] === undefined) return undefined;
  return new Set(lists.flatMap((list) => list ?? []));
}

const made = new WeakMap<View, ReadonlyMap<string, Hindrance>>();

/** The nodes that announce nothing, each with what hinders it. */
export function hinderedNodes(view: View): ReadonlyMap<string, Hindrance> {
  let found = made.get(view);
  if (!found) {
    found = new Map(
      [...view.nodes].flatMap(([name, { object }]) => {
        const hindrance = hindranceOf(view, object);
        return hindrance ? [[name, hindrance] as const] : [];
      }),
    );
    made.set(view, found);
  }
  return found;
}

function hindranceOf(view: View, node: KubeObject): Hindrance | undefined {
  const behaviour = behaviourOf(view.release);
  const excludes = behaviour.excludeLabel && !view.world.metallb.ignoreExcludeLb;
  if (excludes && excludeLabel in labelsOf(node)) return 'ann-exclude-label';
  if (behaviour.networkUnavailable && isUnavailable(node)) return 'ann-network-unavailable';
  return behaviour.skipsCordoned && mapOf(node.spec).unschedulable === true ? 'ann-cordon' : undefined;
}

function isUnavailable({ status }: KubeObject): boolean {
  return listOf(mapOf(status).conditions)
    .filter(isMap)
    .some(({ type, status: value }) => type === 'NetworkUnavailable' && value === 'True');
}

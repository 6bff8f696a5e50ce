import type { Obstacle } from '../../announcer/node.js';
import { textsOf } from '../read.js';
import type { Advertisement, View } from '../view.js';

/** The nodes that an advertisement is for, of a BGP one those that have its peers; undefined when no nodes are known. */
export function candidatesOf(view: View, advertisement: Advertisement): readonly string[] | undefined {
  const own = view.nodesMatching(advertisement.spec.nodeSelectors);
  if (!own || advertisement.type === 'layer2') return own;
  const peering = peeringNodes(view, advertisement);
  return peering ? own.filter((node) => peering.has(node)) : own;
}

const peering = new WeakMap<View, Map<string, ReadonlySet<string> | undefined>>();

/** The nodes of the peers of an advertisement; undefined when no nodes or no peers of it are known. */
export function peeringNodes(view: View, advertisement: Advertisement): ReadonlySet<string> | undefined {
  const known = peering.get(view) ?? new Map<string, ReadonlySet<string> | undefined>();
  peering.set(view, known);
  const key = JSON.stringify(textsOf(advertisement.spec.peers));
  if (!known.has(key)) known.set(key, nodesOfPeers(view, advertisement));
  return known.get(key);
}

function nodesOfPeers(view: View, advertisement: Advertisement): ReadonlySet<string> | undefined {
  const lists = view.peersOf(advertisement).map(({ spec }) => view.nodesMatching(spec.nodeSelectors));
  if (lists.length === 0 || lists[0] === undefined) return undefined;
  return new Set(lists.flatMap((list) => list ?? []));
}

const made = new WeakMap<View, ReadonlyMap<string, Obstacle>>();

/** The nodes that announce nothing, each with what is in the way. */
export function hinderedNodes(view: View): ReadonlyMap<string, Obstacle> {
  let found = made.get(view);
  if (!found) {
    found = new Map(
      (view.announcer.nodes ?? []).flatMap(({ name, barred, speaks }) => {
        const obstacle = barred ?? (speaks ? undefined : 'no-speaker');
        return obstacle ? [[name, obstacle] as const] : [];
      }),
    );
    made.set(view, found);
  }
  return found;
}

import { type Behaviour, behaviourOf } from '../allocator/behaviour.js';
import { list, record, strings, text } from '../allocator/fields.js';
import { coreObjects } from '../allocator/objects.js';
import type { Labels } from '../allocator/selector.js';
import { isSince } from '../metallb/releases.js';
import type { KubeObject, Resource } from '../resource.js';
import type { World } from '../world.js';
import { type Runs, speakerOf } from './speaker.js';

/** Why a node does not announce an address. */
export type Obstacle =
  | 'node-selector'
  | 'no-speaker'
  | 'exclude-label'
  | 'network-unavailable'
  | 'cordoned'
  | 'no-endpoint'
  | 'localpref-conflict';

/** A node as the speakers see it, whatever the address. */
export interface Node {
  readonly name: string;
  readonly labels: Labels;
  readonly resource: Resource;
  /** Whether a speaker runs there. */
  readonly speaks: boolean;
  /** Why MetalLB leaves it out for every address; undefined where nothing does. `no-speaker` is not among them. */
  readonly barred: Obstacle | undefined;
}

const excludeLabel = 'node.kubernetes.io/exclude-from-external-load-balancers';

/** The nodes of a World; undefined when none are known, which does not mean that there are none. */
export function nodesOf(world: World): readonly Node[] | undefined {
  const resources = coreObjects(world, 'Node');
  if (resources.length === 0) return undefined;
  const runsOn = speakerOf(world);
  const obstacle = barrier(world, behaviourOf(world.release));
  return resources.map((resource) => nodeOf(resource, runsOn, obstacle));
}

function nodeOf(
  resource: Resource,
  runsOn: Runs,
  obstacle: (node: KubeObject) => Obstacle | undefined,
): Node {
  const { object } = resource;
  const labels = strings(object.metadata.labels);
  const taints = list(record(object.spec).taints).map(record);
  return {
    name: object.metadata.name,
    labels,
    resource,
    speaks: runsOn(labels, taints),
    barred: obstacle(object),
  };
}

/** What keeps every address from a node (`ShouldAnnounce` of both speaker protocols). */
function barrier(world: World, behaviour: Behaviour): (node: KubeObject) => Obstacle | undefined {
  const { release, metallb } = world;
  const ignoresLabel = !behaviour.excludeLabel || (metallb.ignoreExcludeLb && isSince(release, '0.14.4'));
  return ({ metadata, spec, status }) => {
    if (!ignoresLabel && excludeLabel in strings(metadata.labels)) return 'exclude-label';
    if (behaviour.networkUnavailable && hasCondition(status, 'NetworkUnavailable'))
      return 'network-unavailable';
    if (behaviour.skipsCordoned && record(spec).unschedulable === true) return 'cordoned';
    return undefined;
  };
}

function hasCondition(status: unknown, type: string): boolean {
  return list(record(status).conditions)
    .map(record)
    .some((condition) => text(condition.type) === type && text(condition.status) === 'True');
}

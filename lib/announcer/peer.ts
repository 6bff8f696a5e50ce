import { type Family, tryAddress } from '../addresses/range.js';
import type { Behaviour } from '../allocator/behaviour.js';
import { list, record, text } from '../allocator/fields.js';
import { metallbObjects } from '../allocator/objects.js';
import { type Labels, matchesAny } from '../allocator/selector.js';
import type { Resource } from '../resource.js';
import type { World } from '../world.js';

/** A BGPPeer. */
export interface Peer {
  readonly name: string;
  readonly resource: Resource;
  /** Its address, or the interface of an unnumbered peer. */
  readonly target: string;
  readonly asn: string;
  /** iBGP, the only kind that is sent a local preference. */
  readonly internal: boolean;
  /** Whether its `nodeSelectors` match; none match every node. */
  covers(node: { readonly labels: Labels }): boolean;
  /** Whether prefixes of a family go over this peering. */
  carries(family: Family): boolean;
}

/** The peers of a World. */
export function peersOf(world: World, behaviour: Behaviour): readonly Peer[] {
  return metallbObjects(world, 'BGPPeer').map((resource) => peerOf(resource, world, behaviour));
}

function peerOf(resource: Resource, world: World, behaviour: Behaviour): Peer {
  const fields = record(resource.object.spec);
  const nodes = list(fields.nodeSelectors);
  const families = familiesOf(fields, world, behaviour);
  const asn = fields.peerASN || fields.dynamicASN;
  return {
    name: resource.object.metadata.name,
    resource,
    target: text(fields.peerAddress) || text(fields.interface) || '',
    asn: String(asn ?? ''),
    internal: asn === 'internal' || (asn !== undefined && asn === fields.myASN),
    covers: ({ labels }) => nodes.length === 0 || matchesAny(nodes, labels),
    carries: (family) => families.has(family),
  };
}

const both: ReadonlySet<Family> = new Set(['ipv4', 'ipv6']);

/**
 * In the FRR modes a prefix goes over peerings of its own family since 0.15.0, unless the peer says otherwise or has no
 * address at all; before, over every one, unless `disableMP` (0.14.4) forbids it.
 */
function familiesOf(
  fields: Readonly<Record<string, unknown>>,
  { backend }: World,
  { familyPerPeering }: Behaviour,
): ReadonlySet<Family> {
  const address = tryAddress(text(fields.peerAddress) ?? '');
  const separate = familyPerPeering ? fields.dualStackAddressFamily !== true : fields.disableMP === true;
  return backend === 'native' || !address || !separate ? both : new Set([address.family]);
}

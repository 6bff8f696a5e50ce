import type { BfdProfileConfig } from '../config/bgp.js';
import type { Config } from '../config/schema.js';
import { compareText, type Path } from '../finding.js';
import type { Draft, Rendering } from '../resource.js';
import { advertisementDrafts } from './advertisements.js';
import { draft, draftOf, objectOf } from './object.js';
import { peerDrafts, secretHandouts } from './peers.js';

/** The config as far as advertisements need it. */
export type AdvertisementsConfig = Pick<
  Config,
  'pools' | 'metallb' | 'advertisements' | 'peers' | 'communities' | 'bfdProfiles'
>;

/** Everything that announces addresses. */
export function advertisementRendering(config: AdvertisementsConfig): Rendering {
  const { namespace, install } = config.metallb;
  return {
    drafts: [
      ...bfdProfileDrafts(config.bfdProfiles, namespace),
      ...communityDrafts(config.communities, namespace),
      ...peerDrafts(config.peers, namespace),
      ...advertisementDrafts(config.pools, config.advertisements, namespace),
    ],
    handouts: secretHandouts(config.peers, { namespace, rendered: install }),
    findings: [],
  };
}

function bfdProfileDrafts(profiles: Readonly<Record<string, BfdProfileConfig>>, namespace: string): Draft[] {
  return Object.entries(profiles).map(([name, profile]) =>
    draftOf(objectOf('BFDProfile', name, namespace, profile), ['bfdProfiles', name]),
  );
}

/**
 * All aliases in one Community object, `communities`, sorted: what MetalLB's own converter makes of the old ConfigMap. MetalLB
 * reads the aliases of all such objects as one set.
 */
function communityDrafts(communities: Readonly<Record<string, string>>, namespace: string): Draft[] {
  const names = Object.keys(communities).sort(compareText);
  if (names.length === 0) return [];
  const aliases = names.map((name) => ({ name, value: communities[name] }));
  const source = ([, , index]: Path): Path =>
    typeof index === 'number' ? ['communities', names[index] as string] : ['communities'];
  return [draft(objectOf('Community', 'communities', namespace, { communities: aliases }), source)];
}

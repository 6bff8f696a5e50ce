import type { BfdProfileConfig } from '../config/bgp.js';
import type { Config } from '../config/schema.js';
import { compareText, type Path } from '../finding.js';
import type { Draft, KubeObject, Rendering } from '../resource.js';
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

function communityDrafts(communities: Readonly<Record<string, string>>, namespace: string): Draft[] {
  const names = sortedAliases(communities);
  if (names.length === 0) return [];
  const source = ([, , index]: Path): Path =>
    typeof index === 'number' ? ['communities', names[index] as string] : ['communities'];
  return [draft(communityObject('communities', communities, namespace), source)];
}

/**
 * A Community object with all aliases, sorted. The config makes one, `communities`, as MetalLB's own converter does of the old
 * ConfigMap: MetalLB reads the aliases of all such objects as one set.
 */
export function communityObject(
  name: string,
  communities: Readonly<Record<string, string>>,
  namespace: string,
): KubeObject {
  const aliases = sortedAliases(communities).map((alias) => ({ name: alias, value: communities[alias] }));
  return objectOf('Community', name, namespace, { communities: aliases });
}

function sortedAliases(communities: Readonly<Record<string, string>>): string[] {
  return Object.keys(communities).sort(compareText);
}

import type { Config } from '../config/schema.js';
import { type Backend, recommendedBackend } from './releases.js';

/** What speaks BGP, and the reason in a few words. */
export interface Choice {
  readonly backend: Backend;
  readonly why: string;
}

/** The backend the config names; otherwise native where nothing uses BGP, or else what the release recommends. */
export function backendOf(config: Pick<Config, 'metallb' | 'pools' | 'peers' | 'advertisements'>): Choice {
  const { backend, manifest, version } = config.metallb;
  if (backend && manifest) return { backend, why: 'by the manifest' };
  if (backend) return { backend, why: 'as the config says' };
  if (!usesBgp(config)) return { backend: 'native', why: 'nothing here uses BGP' };
  return { backend: recommendedBackend(version), why: `recommended for BGP in ${version}` };
}

function usesBgp({
  pools,
  peers,
  advertisements,
}: Pick<Config, 'pools' | 'peers' | 'advertisements'>): boolean {
  return (
    Object.keys(peers).length > 0 ||
    Object.values(advertisements).some(({ type }) => type === 'bgp') ||
    Object.values(pools).some(({ announce }) => announce.includes('bgp'))
  );
}

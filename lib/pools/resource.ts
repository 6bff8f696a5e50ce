import type { IpAddressPoolSpec } from '../../imports/metallb.io.js';
import { without } from '../addresses/exclude.js';
import type { PoolConfig } from '../config/pools.js';
import type { Config } from '../config/schema.js';
import type { Path } from '../finding.js';
import { type Draft, defined, type KubeObject } from '../resource.js';

/** The config as far as pools need it. */
export type PoolsConfig = Pick<Config, 'pools' | 'metallb'>;

/** One IPAddressPool for each pool of the config, in its order. */
export function poolDrafts(config: PoolsConfig): Draft[] {
  return Object.entries(config.pools).map(([name, pool]) => poolDraft(name, pool, config.metallb.namespace));
}

/** The IPAddressPool of one pool. */
export function poolDraft(name: string, pool: PoolConfig, namespace: string): Draft {
  const kept = without(pool.addresses, pool.exclude ?? []);
  const source = (path: Path): Path => {
    if (path[0] === 'metadata') return ['pools', name, ...path.slice(1)];
    const [, field, index] = path;
    if (field !== 'addresses' || typeof index !== 'number') return ['pools', name, ...path.slice(1)];
    return ['pools', name, 'addresses', kept[index]?.from ?? index];
  };
  return {
    object: poolObject(
      name,
      pool,
      namespace,
      kept.map(({ text }) => text),
    ),
    use: 'apply',
    source,
  };
}

function poolObject(name: string, pool: PoolConfig, namespace: string, addresses: string[]): KubeObject {
  const { labels, annotations, autoAssign, avoidBuggyIPs, serviceAllocation } = pool;
  const spec: IpAddressPoolSpec = { addresses, autoAssign, avoidBuggyIPs, serviceAllocation };
  return {
    apiVersion: 'metallb.io/v1beta1',
    kind: 'IPAddressPool',
    metadata: defined({ name, namespace, labels, annotations }),
    spec: defined(spec),
  };
}

import { writeFileSync } from 'node:fs';
import type { Growth } from './benchmark.js';
import { ours } from './paths.js';
import { crowdedCluster } from './plan.js';

/** A /24 of 10.0.0.0/8, by number. */
function block(index: number): string {
  return `10.${Math.floor(index / 256)}.${index % 256}.0/24`;
}

function counted<T>(size: number, make: (index: number) => T): T[] {
  return Array.from({ length: size }, (_, index) => make(index));
}

/** One call on much input. */
export const scale: readonly Growth[] = [
  {
    title: '`cdk8s-metallb synth` of one cluster with many pools',
    unit: 'pools',
    sizes: [1, 10, 100, 1000, 10_000],
    prepare(dir, size) {
      const pools = counted(size, (index) => `  pool-${index}: ${block(index)}\n`);
      writeFileSync(`${dir}/cluster.yaml`, `pools:\n${pools.join('')}`);
      return ours(dir, 'synth');
    },
  },
  {
    title: '`cdk8s-metallb synth` of many clusters in one call',
    unit: 'clusters',
    sizes: [1, 10, 50, 100, 200],
    bar: { seconds: 3, per: 100 },
    prepare(dir, size) {
      const files = counted(size, (index) => {
        const file = `cluster-${index}.yaml`;
        writeFileSync(`${dir}/${file}`, `name: cluster-${index}\npools:\n  home: ${block(index)}\n`);
        return file;
      });
      return ours(dir, 'synth', '-c', ...files);
    },
  },
  {
    title: '`cdk8s-metallb plan` of one cluster with many Services, ten for each pool',
    unit: 'Services',
    sizes: [10, 100, 1000, 10_000],
    prepare(dir, size) {
      const items = crowdedCluster(size);
      writeFileSync(
        `${dir}/dump.json`,
        JSON.stringify({ apiVersion: 'v1', kind: 'List', metadata: {}, items }),
      );
      return ours(dir, 'plan', 'dump.json');
    },
  },
];

import { writeFileSync } from 'node:fs';
import type { Growth } from './benchmark.js';
import { ours } from './paths.js';

/** Address `index` of 10.0.0.0/8. */
function address(index: number): string {
  return `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`;
}

/** A manifest in flow style: what is long about it is not what is measured. */
function manifest(apiVersion: string, kind: string, metadata: object, rest: object = {}): string {
  return `---\n${JSON.stringify({ apiVersion, kind, metadata, ...rest })}\n`;
}

function metallb(kind: string, name: string, spec: object = {}): string {
  return manifest('metallb.io/v1beta1', kind, { name, namespace: 'metallb-system' }, { spec });
}

const everywhere = metallb('L2Advertisement', 'all');
const widePool = metallb('IPAddressPool', 'wide', { addresses: ['10.0.0.0/8'] }) + everywhere;

/** Every other address, so that no two entries touch. */
const entries = (size: number) =>
  metallb('IPAddressPool', 'p', { addresses: counted(size, (index) => `${address(index * 2)}/32`) }) +
  everywhere;

const pools = (size: number) =>
  counted(
    size,
    (index) =>
      metallb('IPAddressPool', `p${index}`, { addresses: [`${address(index * 256)}/24`] }) +
      metallb('L2Advertisement', `p${index}`, { ipAddressPools: [`p${index}`] }),
  ).join('');

const services = (size: number) =>
  widePool +
  counted(size, (index) =>
    manifest(
      'v1',
      'Service',
      { name: `s${index}`, namespace: `n${index % 50}` },
      { spec: { type: 'LoadBalancer', ports: [{ port: 80 }] } },
    ),
  ).join('');

const nodes = (size: number) =>
  services(size) +
  counted(size, (index) =>
    manifest(
      'v1',
      'Node',
      { name: `w${index}`, labels: { 'kubernetes.io/hostname': `w${index}` } },
      { status: { addresses: [{ type: 'InternalIP', address: `172.16.${index >> 8}.${index & 255}` }] } },
    ),
  ).join('');

function counted<T>(size: number, make: (index: number) => T): T[] {
  return Array.from({ length: size }, (_, index) => make(index));
}

function growth(unit: string, sizes: readonly number[], make: (size: number) => string): Growth {
  return {
    title: `\`cdk8s-metallb check\` of many ${unit}`,
    unit,
    sizes,
    prepare(dir, size) {
      writeFileSync(`${dir}/manifests.yaml`, make(size));
      return ours(dir, 'check', 'manifests.yaml');
    },
  };
}

/** `check` on a large cluster: it grows as its input does. */
export const checks: readonly Growth[] = [
  growth('address entries', [1, 1000, 10_000, 100_000], entries),
  growth('pools', [1, 100, 1000, 10_000], pools),
  growth('Services', [1, 100, 1000, 10_000], services),
  growth('nodes with a Service each', [1, 100, 1000], nodes),
];

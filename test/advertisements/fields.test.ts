import { describe, expect, it } from 'vitest';
import {
  BfdProfile,
  BgpAdvertisement,
  BgpPeerV1Beta2,
  Community,
  IpAddressPool,
  L2Advertisement,
} from '../../imports/metallb.io.js';
import { advertisementRendering } from '../../lib/advertisements/resource.js';
import { configSchema } from '../../lib/config/schema.js';
import { crdObjects, crdSchema, type Schema } from '../../lib/metallb/crds/crds.js';
import { newestRelease } from '../../lib/metallb/releases.js';
import { poolDrafts } from '../../lib/pools/resource.js';
import type { KubeObject } from '../../lib/resource.js';

interface UserKind {
  readonly kind: string;
  readonly version: string;
  /** The config that holds `spec` and everything in it, in the section of the kind. */
  readonly config: (spec: Record<string, unknown>) => object;
  /** Renders through the class that cdk8s import made of the CRD. */
  readonly manifest: (props: object) => object;
  /** Name of the object. */
  readonly name: string;
}

/** Every kind that people write, and where the config has it. */
const userKinds: readonly UserKind[] = [
  {
    kind: 'IPAddressPool',
    version: 'v1beta1',
    config: (spec) => ({ pools: { all: { ...spec, announce: 'none' } } }),
    manifest: (props) => IpAddressPool.manifest(props as never),
    name: 'all',
  },
  {
    kind: 'L2Advertisement',
    version: 'v1beta1',
    config: (spec) => ({ advertisements: { all: { type: 'layer2', ...spec } } }),
    manifest: (props) => L2Advertisement.manifest(props as never),
    name: 'all',
  },
  {
    kind: 'BGPAdvertisement',
    version: 'v1beta1',
    config: (spec) => ({ advertisements: { all: { type: 'bgp', ...spec } } }),
    manifest: (props) => BgpAdvertisement.manifest(props as never),
    name: 'all',
  },
  {
    kind: 'BGPPeer',
    version: 'v1beta2',
    config: (spec) => ({ peers: { all: spec } }),
    manifest: (props) => BgpPeerV1Beta2.manifest(props as never),
    name: 'all',
  },
  {
    kind: 'BFDProfile',
    version: 'v1beta1',
    config: (spec) => ({ bfdProfiles: { all: spec } }),
    manifest: (props) => BfdProfile.manifest(props as never),
    name: 'all',
  },
  {
    kind: 'Community',
    version: 'v1beta1',
    config: ({ communities }) => ({
      communities: Object.fromEntries(
        (communities as { name: string; value: string }[]).map(({ name, value }) => [name, value]),
      ),
    }),
    manifest: (props) => Community.manifest(props as never),
    name: 'communities',
  },
];

/** A value with every field of the schema, none at its default. */
function sampleOf(schema: Schema, name: string): unknown {
  switch (schema.type) {
    case 'object':
      return schema.properties
        ? Object.fromEntries(
            Object.entries(schema.properties)
              .filter(([field]) => field !== 'password')
              .map(([field, child]) => [field, sampleOf(child, field)]),
          )
        : { label: 'value' };
    case 'array':
      return [sampleOf(schema.items ?? {}, name)];
    case 'integer':
      return Math.max(Number(schema.minimum ?? 1), 2);
    case 'boolean':
      return !schema.default;
    default:
      return (schema.enum as string[] | undefined)?.[0] ?? (name === 'operator' ? 'In' : name.toLowerCase());
  }
}

function render(config: object): KubeObject[] {
  const parsed = configSchema.parse(config);
  return [...poolDrafts(parsed), ...advertisementRendering(parsed).drafts].map(({ object }) => object);
}

/** API spelling to the spelling of the generated classes. */
const respelled: Readonly<Record<string, string>> = {
  myASN: 'myAsn',
  peerASN: 'peerAsn',
  localASN: 'localAsn',
  dynamicASN: 'dynamicAsn',
  routerID: 'routerId',
  disableMP: 'disableMp',
};

const respell = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(respell);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [respelled[key] ?? key, respell(child)]),
  );
};

describe.each(userKinds)('$kind', ({ kind, version, config, manifest, name }) => {
  const schema = crdSchema(newestRelease, kind, version)?.properties?.spec as Schema;
  const spec = sampleOf(schema, 'spec') as Record<string, unknown>;
  const metadata = { name, namespace: 'metallb-system' };

  it('has every field of its CRD in the config', () => {
    expect(Object.keys(spec)).not.toEqual([]);
    expect(render(config(spec))).toEqual([{ apiVersion: `metallb.io/${version}`, kind, metadata, spec }]);
  });

  it('is what the imported class makes of the same fields', () => {
    expect(render(config(spec))).toEqual([manifest({ metadata, spec: respell(spec) })]);
  });

  it('has the limits of its CRD', () => {
    for (const [field, { minimum, maximum }] of Object.entries(schema.properties ?? {})) {
      const accepts = (value: number) => configSchema.safeParse(config({ ...spec, [field]: value })).success;
      if (minimum !== undefined) expect([field, accepts(Number(minimum) - 1)]).toEqual([field, false]);
      if (maximum !== undefined) expect([field, accepts(Number(maximum) + 1)]).toEqual([field, false]);
    }
  });
});

it('covers every kind of MetalLB that has a spec', () => {
  const flavour = { release: newestRelease, backend: 'native', namespace: 'x', prometheus: false } as const;
  const kinds = crdObjects(flavour).map(({ spec }) => (spec as { names: { kind: string } }).names.kind);
  const hasSpec = (kind: string) =>
    ['v1beta1', 'v1beta2'].some(
      (version) => crdSchema(newestRelease, kind, version)?.properties?.spec?.properties !== undefined,
    );
  expect(userKinds.map(({ kind }) => kind).sort()).toEqual(kinds.filter(hasSpec).sort());
});

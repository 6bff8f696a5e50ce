import { describe, expect, test } from 'vitest';
import { type Crd, crdObjects, without } from '../../lib/metallb/crds/crds.js';
import newest from '../../lib/metallb/crds/newest.json' with { type: 'json' };
import { structureOf } from '../../lib/metallb/crds/structure.js';
import { type Release, releases } from '../../lib/metallb/releases.js';
import { crdChanges } from '../../scripts/release/crd-changes.js';

const before = newest as unknown as Crd[];

type Loose = Record<string, unknown>;

/** The CRDs of a release to come. */
function changed(change: (crds: Map<string, Crd>) => void): Crd[] {
  const crds = new Map(structuredClone(before).map((crd) => [crd.spec.names.plural, crd]));
  change(crds);
  return [...crds.values()];
}

/** The schema of a field of BGPPeer, or of the spec without a name. */
function field(crds: Map<string, Crd>, ...names: string[]): Loose {
  const root = crds.get('bgppeers')!.spec.versions.find(({ name }) => name === 'v1beta2')!.schema;
  return names.reduce<Loose>(
    (schema, name) => (name === '[]' ? schema.items : (schema.properties as Loose)[name]) as Loose,
    root.openAPIV3Schema as Loose,
  );
}

const here = { since: '0.17.0', crd: 'bgppeers', version: 'v1beta2' };
const old = before.find(({ spec }) => spec.names.plural === 'bgppeers') as Crd;
const myAsn = field(new Map([['bgppeers', old]]), 'spec', 'myASN');

describe('what changed is recorded as deep as it lies', () => {
  test.each<[string, (crds: Map<string, Crd>) => void, object[]]>([
    ['nothing', () => {}, []],
    [
      'a field came',
      (crds) => Object.assign(field(crds, 'spec').properties as Loose, { fancy: { type: 'integer' } }),
      [{ change: { ...here, field: 'spec.fancy' }, now: { type: 'integer' } }],
    ],
    [
      'a field went',
      (crds) => delete (field(crds, 'spec').properties as Loose).myASN,
      [{ change: { ...here, field: 'spec.myASN', before: myAsn } }],
    ],
    [
      'keywords came, went and changed, in the items of a list too',
      (crds) => {
        Object.assign(field(crds, 'spec', 'peerPort'), { minimum: 2, multipleOf: 2 });
        delete field(crds, 'spec', 'peerPort').maximum;
        Object.assign(field(crds, 'spec', 'nodeSelectors', '[]'), { minProperties: 1 });
      },
      [
        { change: { ...here, field: 'spec.nodeSelectors[]', key: 'minProperties' }, now: 1 },
        { change: { ...here, field: 'spec.peerPort', key: 'maximum', before: 16384 } },
        { change: { ...here, field: 'spec.peerPort', key: 'minimum', before: 1 }, now: 2 },
        { change: { ...here, field: 'spec.peerPort', key: 'multipleOf' }, now: 2 },
      ],
    ],
    [
      'the first fields of an object came',
      (crds) => Object.assign(field(crds, 'status'), { properties: { up: { type: 'boolean' } } }),
      [
        {
          change: { ...here, field: 'status', key: 'properties' },
          now: { up: { type: 'boolean' } },
        },
      ],
    ],
    [
      'a key of the version',
      (crds) => Object.assign(crds.get('bgppeers')!.spec.versions[1]!, { deprecated: true }),
      [{ change: { ...here, key: 'deprecated' }, now: true }],
    ],
    [
      'a CRD came',
      (crds) => crds.set('frobs', frobs),
      [{ change: { since: '0.17.0', crd: 'frobs' }, now: frobs }],
    ],
    [
      'a CRD went',
      (crds) => crds.delete('bgppeers'),
      [{ change: { since: '0.17.0', crd: 'bgppeers', before: old } }],
    ],
    ...(
      [
        ['a version', ({ spec }) => void (spec.versions as unknown as Loose[]).pop()],
        ['the names', ({ spec }) => Object.assign(spec.names, { shortNames: ['peer'] })],
        [
          'the root of a schema',
          ({ spec }) => Object.assign(spec.versions[1]!.schema.openAPIV3Schema, { required: ['spec'] }),
        ],
        [
          'a name that no path can hold',
          ({ spec }) =>
            Object.assign(spec.versions[1]!.schema.openAPIV3Schema.properties!, {
              'a.b': { type: 'string' },
            }),
        ],
      ] as [string, (crd: Crd) => void][]
    ).map(([what, change]): [string, (crds: Map<string, Crd>) => void, object[]] => [
      `${what}: the CRD as a whole`,
      (crds) => change(crds.get('bgppeers') as Crd),
      [
        {
          change: { since: '0.17.0', crd: 'bgppeers', before: old },
          now: changed((crds) => change(crds.get('bgppeers') as Crd)).find(
            ({ spec }) => spec.names.plural === 'bgppeers',
          ),
        },
      ],
    ]),
  ])('%s', (_, change, expected) => {
    const after = changed(change);
    const found = crdChanges(before, after, '0.17.0');
    expect(found).toEqual(expected);
    const undone = without(
      after,
      found.map(({ change }) => change),
    );
    expect(undone.sort(byName)).toEqual([...before].sort(byName));
  });
});

const byName = (a: Crd, b: Crd) => (a.metadata.name < b.metadata.name ? -1 : 1);

const frobs = {
  ...structuredClone(old),
  metadata: { name: 'frobs.metallb.io' },
  spec: { ...structuredClone(old.spec), names: { kind: 'Frob', plural: 'frobs' } },
} as Crd;

const crdsOf = (release: Release) =>
  crdObjects({ release, backend: 'frr-k8s', prometheus: false, namespace: 'metallb-system' }).map(
    structureOf,
  ) as Crd[];

test.each(releases.slice(1).map((release, index) => [releases[index]!, release] as const))(
  '%s follows from %s',
  (older, newer) => {
    const changes = crdChanges(crdsOf(older), crdsOf(newer), newer.slice(1)).map(({ change }) => change);
    expect(without(crdsOf(newer), changes).sort(byName)).toEqual(crdsOf(older).sort(byName));
  },
);

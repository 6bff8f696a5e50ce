import { describe, expect, test } from 'vitest';
import { crdKinds, crdSchema, type Schema } from '../../lib/metallb/crds/crds.js';
import { type Release, releases } from '../../lib/metallb/releases.js';
import type { KubeObject } from '../../lib/resource.js';
import { findings } from './find.js';
import { bgp, labels, peer, pool } from './objects.js';

/** A rule of a CRD in the Common Expression Language, with its place. */
interface Expression {
  readonly release: Release;
  /** `BGPPeer v1beta2 spec.connectTime`. */
  readonly place: string;
  readonly rule: string;
}

const versions = ['v1alpha1', 'v1beta1', 'v1beta2'];

function expressionsOf(release: Release): Expression[] {
  return crdKinds(release).flatMap((kind) =>
    versions.flatMap((version) => {
      const schema = crdSchema(release, kind, version);
      return schema
        ? walk(schema, '').map((found) => ({ release, ...found, place: `${kind} ${version} ${found.place}` }))
        : [];
    }),
  );
}

function walk(schema: Schema, place: string): { place: string; rule: string }[] {
  const own = (schema['x-kubernetes-validations'] ?? []) as readonly { rule: string }[];
  return [
    ...own.map(({ rule }) => ({ place, rule })),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, child]) =>
      walk(child, place === '' ? name : `${place}.${name}`),
    ),
    ...(schema.items ? walk(schema.items, `${place}[]`) : []),
  ];
}

const expressions = releases.flatMap(expressionsOf);

/** Whether it compares with what is stored: only the API server can judge that. */
const isTransition = ({ rule }: Expression) => rule.includes('oldSelf');

const lab = pool('lab', '192.0.2.0/28');

/** Which rule of ours judges an expression, and objects that break it. */
const judges: Readonly<Record<string, readonly [id: string, given: readonly KubeObject[]]>> = {
  'BGPAdvertisement v1beta1 spec: serviceSelectors': [
    'bgpadv-agg-svcsel',
    [lab, bgp('lab', { aggregationLength: 28, serviceSelectors: [labels({ app: 'shop' })] }), peer()],
  ],
  'BGPPeer v1beta2 spec.connectTime: getSeconds': ['peer-connecttime', [peer({ connectTime: '0s' })]],
  'BGPPeer v1beta2 spec.connectTime: getMilliseconds': [
    'peer-connecttime',
    [peer({ connectTime: '1500ms' })],
  ],
};

function judgeOf({ place, rule }: Expression) {
  const [, ...found] =
    Object.entries(judges).find(([key]) => {
      const [at, word = ''] = key.split(': ');
      return at === place && rule.includes(word);
    }) ?? [];
  return found[0];
}

describe('expressions in the CRDs', () => {
  test('those that compare with what is stored are these alone', () => {
    const places = new Set(expressions.filter(isTransition).map(({ place }) => place));
    expect([...places].sort()).toEqual([
      'BGPPeer v1beta2 spec.enableGracefulRestart',
      'ServiceBGPStatus v1beta1 status.node',
      'ServiceBGPStatus v1beta1 status.serviceName',
      'ServiceBGPStatus v1beta1 status.serviceNamespace',
      'ServiceL2Status v1beta1 status.node',
      'ServiceL2Status v1beta1 status.serviceName',
      'ServiceL2Status v1beta1 status.serviceNamespace',
    ]);
  });

  test.each(expressions.filter((one) => !isTransition(one)))('$place of $release: $rule', (expression) => {
    const [id, given] = judgeOf(expression) ?? ['no rule judges it', []];
    expect(findings(id, { name: '', given, release: expression.release, finds: [] })).toHaveLength(1);
  });

  test('no judge is for an expression that no release has', () => {
    const used = new Set(expressions.map(judgeOf));
    expect(Object.values(judges).filter((judge) => !used.has(judge))).toEqual([]);
  });
});

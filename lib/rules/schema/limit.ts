import { pathText } from '../../finding.js';
import type { Rule } from '../rule.js';
import { violations } from './violations.js';

/** Limits that have a rule of their own, which says more. */
const told = new Set([
  'BGPPeer spec.myASN',
  'BGPPeer spec.peerASN',
  'BGPPeer spec.localASN',
  'BGPPeer spec.peerPort',
  'BGPAdvertisement spec.aggregationLength',
]);

export const limit: Rule = {
  id: 'schema-limit',
  severity: 'error',
  summary: 'A value must lie within the limits of the CRD, and have the form it asks for',
  why: 'The API server refuses the object.',
  example: `apiVersion: metallb.io/v1beta1
kind: ConfigurationState
metadata: {name: controller, namespace: metallb-system}
status:
  conditions:
    - {type: Ready, status: "True", reason: Loaded, message: "", lastTransitionTime: "2024-01-01T00:00:00Z", observedGeneration: -1}
`,
  remedy: 'use a value within the limits',
  stage: 'schema',
  *check(view) {
    for (const { resource, path, kind, wanted, value } of violations(view)) {
      const { kind: noun, metadata } = resource.object;
      if (
        (kind !== 'limit' && kind !== 'pattern') ||
        noun === 'BFDProfile' ||
        told.has(`${noun} ${pathText(path)}`)
      )
        continue;
      const message = `${noun} ${metadata.name}: ${pathText(path)} is ${JSON.stringify(value)}, and must be ${kind === 'limit' ? wanted : `of the form ${wanted}`}`;
      yield { message, resource, path };
    }
  },
};

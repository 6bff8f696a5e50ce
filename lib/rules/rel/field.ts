import type { Path } from '../../finding.js';
import { pathText } from '../../finding.js';
import { fieldSince } from '../../metallb/crds/crds.js';
import { nearest } from '../nearest.js';
import type { Rule } from '../rule.js';
import { type Violation, violations } from '../schema/violations.js';

export const field: Rule = {
  id: 'rel-field',
  severity: 'error',
  summary: 'A field that the release does not know is refused by kubectl, and dropped by lenient clients',
  why: '`kubectl apply` refuses it, and clients without strict validation lose it silently, so that the setting never counts.',
  example: `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: {name: lab, namespace: metallb-system}
spec: {addresses: [192.0.2.0/28], autoAsign: false}
---
apiVersion: metallb.io/v1beta1
kind: L2Advertisement
metadata: {name: lab, namespace: metallb-system}
`,
  remedy: 'remove the field, or correct its name',
  stage: 'schema',
  upstream: 'strict field validation of the API server',
  *check(view) {
    for (const violation of violations(view)) {
      if (violation.kind !== 'unknown') continue;
      const { resource, path } = violation;
      const { kind, metadata } = resource.object;
      const message = `${kind} ${metadata.name} has the field ${pathText(path)}, which MetalLB ${view.release} does not know`;
      yield { message, remedy: remedyOf(violation), resource, path };
    }
  },
};

function remedyOf({ resource, path, wanted, known = [] }: Violation): string {
  const { apiVersion, kind } = resource.object;
  const since = fieldSince(kind, apiVersion.split('/')[1] ?? '', schemaField(path));
  if (since) return `move to v${since} or newer, which brought it, or remove it`;
  const near = nearest(wanted, known);
  return near ? `did you mean ${near}?` : `remove it; known here: ${known.join(', ')}`;
}

/** The path as CRD data writes it: `spec.serviceSelectors`, with `[]` for any item. */
function schemaField(path: Path): string {
  return path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[]` : text === '' ? step : `${text}.${step}`),
    '',
  );
}

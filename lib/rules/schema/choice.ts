import { pathText } from '../../finding.js';
import { nearest } from '../nearest.js';
import type { Rule } from '../rule.js';
import { violations } from './violations.js';

export const choice: Rule = {
  id: 'schema-enum',
  severity: 'error',
  summary: 'A value must be one of those that the CRD lists',
  why: 'The API server refuses the object.',
  example: `apiVersion: metallb.io/v1beta1
kind: ConfigurationState
metadata: {name: controller, namespace: metallb-system}
status: {result: Good}
`,
  remedy: 'use one of them',
  stage: 'schema',
  *check(view) {
    for (const { resource, path, kind, wanted, value } of violations(view)) {
      if (kind !== 'enum' || pathText(path) === 'spec.dynamicASN') continue;
      const near = typeof value === 'string' ? nearest(value, wanted.split(', ')) : undefined;
      const message = `${resource.object.kind} ${resource.object.metadata.name}: ${pathText(path)} is ${JSON.stringify(value)}, and must be one of ${wanted}`;
      yield { message, remedy: near ? `did you mean ${near}?` : `use one of ${wanted}`, resource, path };
    }
  },
};

import { pathText } from '../../finding.js';
import type { Rule } from '../rule.js';
import { violations } from './violations.js';

const nouns: Readonly<Record<string, string>> = {
  string: 'text',
  boolean: 'true or false',
  number: 'a number',
  integer: 'a whole number',
  array: 'a list',
  object: 'a mapping',
};

export const type: Rule = {
  id: 'schema-type',
  severity: 'error',
  summary: 'A value must be of the type that the CRD asks for',
  why: 'The API server refuses the object.',
  example: `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: {name: lab, namespace: metallb-system}
spec: {addresses: [192.0.2.0/28], autoAssign: "false"}
---
apiVersion: metallb.io/v1beta1
kind: L2Advertisement
metadata: {name: lab, namespace: metallb-system}
`,
  remedy: 'write a value of that type',
  stage: 'schema',
  *check(view) {
    for (const { resource, path, kind, wanted, value } of violations(view)) {
      if (kind !== 'type') continue;
      const message = `${resource.object.kind} ${resource.object.metadata.name}: ${pathText(path)} is ${shown(value)}, and must be ${nouns[wanted] ?? wanted}`;
      const remedy =
        wanted === 'string' && typeof value !== 'object'
          ? 'write it in quotes'
          : `write ${nouns[wanted] ?? wanted}`;
      yield { message, remedy, resource, path };
    }
  },
};

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? '';
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

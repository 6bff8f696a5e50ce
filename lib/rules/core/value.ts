import { pathText } from '../../finding.js';
import { nearest } from '../nearest.js';
import type { Rule } from '../rule.js';
import { type Fault, faults } from './faults.js';

/** What each kind of fault asks for, after `must be`, and what to do. */
const words: Readonly<Record<Fault['kind'], (fault: Fault) => readonly [wanted: string, remedy?: string]>> = {
  choice: ({ field: { choices = [] }, value }) => {
    const near = nearest(String(value), [...choices]);
    return [`one of ${choices.join(', ')}`, near ? `did you mean ${near}?` : undefined];
  },
  range: ({ field: { range = [] } }) => [`from ${range[0]} to ${range[1]}`],
  form: ({ field: { form } }) => [form?.wanted ?? ''],
};

export const value: Rule = {
  id: 'core-value',
  severity: 'error',
  summary: 'Fields of a Service must hold one of the values, numbers or forms that the API server takes',
  why: 'The API server refuses the Service.',
  example: `apiVersion: v1
kind: Service
metadata: {name: shop, namespace: web}
spec: {type: ClusterIP, ports: [{port: 80, protocol: tcp}]}
`,
  remedy: 'write what the message asks for',
  stage: 'schema',
  upstream: 'k8s.io/kubernetes v1.37.2 pkg/apis/core/validation ValidateService',
  *check(view) {
    for (const fault of faults(view)) {
      const { resource, path, value } = fault;
      const { kind, metadata } = resource.object;
      const [wanted, remedy] = words[fault.kind](fault);
      const message = `${kind} ${metadata.name}: ${pathText(path)} is ${JSON.stringify(value)}, and must be ${wanted}`;
      yield { message, remedy: remedy ?? `write ${wanted}`, resource, path };
    }
  },
};

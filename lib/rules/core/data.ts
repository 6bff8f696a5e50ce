import type { Resource } from '../../resource.js';
import { mapOf } from '../read.js';
import type { Problem, Rule } from '../rule.js';
import type { View } from '../view.js';
import { unaccepted } from './faults.js';
import { base64, dataKey } from './forms.js';

/** Bytes that a Secret or ConfigMap may hold (k8s.io/api v0.37.2 core/v1 MaxSecretSize; of a ConfigMap the same). */
const most = 1_048_576;

/** The fields that hold data, and whether as base64. */
const fields = {
  Secret: { data: true, stringData: false },
  ConfigMap: { data: false, binaryData: true },
} as const;

export const data: Rule = {
  id: 'core-data',
  severity: 'error',
  summary: 'A Secret or ConfigMap has plain keys, base64 where bytes are asked for, and at most a megabyte',
  why: 'The API server refuses the object.',
  example: `apiVersion: v1
kind: Secret
metadata: {name: tor, namespace: metallb-system}
type: kubernetes.io/basic-auth
data: {password: "not base64"}
`,
  remedy: 'encode the value with base64, or write it as text under stringData',
  stage: 'decode',
  upstream: 'k8s.io/kubernetes v1.37.2 pkg/apis/core/validation ValidateSecret, ValidateConfigMap',
  *check(view) {
    for (const resource of holders(view)) {
      yield* entries(resource);
      const size = sizeOf(resource);
      const { kind, metadata } = resource.object;
      if (size > most)
        yield {
          message: `${kind} ${metadata.name} holds ${size} bytes, more than ${most}`,
          remedy: 'split it',
          resource,
          path: ['data'],
        };
    }
  },
};

function holders(view: View): readonly Resource[] {
  return Object.keys(fields).flatMap((kind) => unaccepted(view, kind));
}

function fieldsOf({ object }: Resource): [field: string, encoded: boolean][] {
  return Object.entries(fields[object.kind as keyof typeof fields]);
}

function* entries(resource: Resource): Iterable<Problem> {
  const { kind, metadata } = resource.object;
  for (const [field, encoded] of fieldsOf(resource))
    for (const [key, value] of Object.entries(mapOf(resource.object[field]))) {
      const path = [field, key];
      if (!dataKey.fits(key))
        yield {
          message: `${kind} ${metadata.name}: ${JSON.stringify(key)} is no key, which is of ${dataKey.wanted}`,
          remedy: 'rename the key',
          resource,
          path,
        };
      if (encoded && typeof value === 'string' && !base64.fits(value))
        yield { message: `${kind} ${metadata.name}: ${field}.${key} is not base64`, resource, path };
    }
}

function sizeOf(resource: Resource): number {
  return fieldsOf(resource)
    .flatMap(([field, encoded]) =>
      Object.values(mapOf(resource.object[field])).map((value) =>
        typeof value !== 'string'
          ? 0
          : encoded
            ? Math.floor((value.length * 3) / 4)
            : Buffer.byteLength(value),
      ),
    )
    .reduce((sum, size) => sum + size, 0);
}

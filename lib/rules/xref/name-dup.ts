import { type KubeObject, refOf } from '../../resource.js';
import { placeText } from '../place.js';
import type { Rule } from '../rule.js';

export const nameDup: Rule = {
  id: 'xref-name-dup',
  severity: 'error',
  summary: 'Two manifests with the same kind, namespace and name overwrite each other',
  why: '`kubectl apply` writes both, and the later one stays: the addresses of the first are gone.',
  example: `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: {name: lab, namespace: metallb-system}
spec: {addresses: [192.0.2.0/28]}
---
apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: {name: lab, namespace: metallb-system}
spec: {addresses: [198.51.100.0/28]}
---
apiVersion: metallb.io/v1beta1
kind: L2Advertisement
metadata: {name: lab, namespace: metallb-system}
`,
  remedy: 'rename one of them, or remove it',
  stage: 'ours',
  *check(view) {
    const seen = new Map<string, (typeof view.world.resources)[number]>();
    for (const resource of view.world.resources) {
      if (resource.use === 'patch') continue;
      const key = identity(resource.object);
      const before = seen.get(key);
      if (!before) seen.set(key, resource);
      else {
        const { kind, name, namespace } = refOf(resource.object);
        const where = placeText(before.origin([]));
        const message = `${kind} ${namespace ? `${namespace}/` : ''}${name} is there twice${where && `, first at ${where}`}`;
        yield { message, resource, path: ['metadata', 'name'] };
      }
    }
  },
};

/** The API's identity of an object: its version is no part of it. */
function identity(object: KubeObject): string {
  const { apiVersion, kind, namespace, name } = refOf(object);
  return [apiVersion.includes('/') ? apiVersion.split('/')[0] : '', kind, namespace ?? '', name].join('\n');
}

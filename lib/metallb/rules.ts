import type { PolicyRule } from 'cdk8s-plus-27/lib/imports/k8s.js';

export const read = ['get', 'list', 'watch'];
export const write = ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'];
export const readStatus = ['get', 'patch', 'update'];

/** A rule of a role, for one API group. */
export function rule(
  apiGroup: string,
  resources: readonly string[],
  verbs: readonly string[],
  resourceNames?: readonly string[],
): PolicyRule {
  return {
    apiGroups: [apiGroup],
    resources: [...resources],
    verbs: [...verbs],
    ...(resourceNames && { resourceNames: [...resourceNames] }),
  };
}

/** What a server needs to ask who a scraper is, and whether it may. */
export const tokenReviews: PolicyRule[] = [
  rule('authentication.k8s.io', ['tokenreviews'], ['create']),
  rule('authorization.k8s.io', ['subjectaccessreviews'], ['create']),
];

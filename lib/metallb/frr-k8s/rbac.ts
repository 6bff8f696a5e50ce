import {
  KubeClusterRole,
  KubeClusterRoleBinding,
  KubeRole,
  KubeRoleBinding,
  KubeServiceAccount,
  type PolicyRule,
} from 'cdk8s-plus-27/lib/imports/k8s.js';
import { type Flavour, type Only, only, pick } from '../flavour.js';
import { read, readStatus, rule, tokenReviews, write } from '../rules.js';
import { account, frrK8sLabels, metricsComponent } from './names.js';

type Rules = readonly (PolicyRule | Only<PolicyRule>)[];

const group = 'frrk8s.metallb.io';
const rbacGroup = 'rbac.authorization.k8s.io';

const daemonRole: Rules = [
  rule('', ['secrets'], [...read, 'update']),
  only({ since: '0.15.0' }, rule('', ['pods'], read)),
];

const cleanerRole: Rules = [rule('', ['pods'], read), rule(group, ['frrnodestates'], [...read, 'delete'])];

/** One rule for a resource and one for its status, as they were written up to 0.15.3. */
const eachWithStatus = (resource: string) => [
  rule(group, [resource], write),
  rule(group, [`${resource}/status`], readStatus),
];

const daemonClusterRole: Rules = [
  rule('', ['nodes'], read),
  rule('admissionregistration.k8s.io', ['validatingwebhookconfigurations'], read),
  rule(
    'admissionregistration.k8s.io',
    ['validatingwebhookconfigurations'],
    ['update'],
    ['frr-k8s-validating-webhook-configuration'],
  ),
  rule(group, ['frrconfigurations/finalizers'], ['update']),
  only({ until: '0.15.3' }, ...eachWithStatus('frrconfigurations'), ...eachWithStatus('frrnodestates')),
  only({ since: '0.15.0', until: '0.15.3' }, ...eachWithStatus('bgpsessionstates')),
  only(
    { since: '0.16.0' },
    rule(group, ['bgpsessionstates', 'frrconfigurations', 'frrnodestates'], write),
    rule(group, ['bgpsessionstates/status', 'frrconfigurations/status', 'frrnodestates/status'], readStatus),
    rule(group, ['frrk8sconfigurations'], read),
  ),
];

/** What the frr-k8s daemon may do, and the account it runs as. */
export function frrK8sRbacObjects(flavour: Flavour): object[] {
  const { namespace } = flavour;
  const subjects = [{ kind: 'ServiceAccount', name: account, namespace }];
  const bindingLabels = (name: string) => frrK8sLabels('rbac', 'frr-k8s-rolebinding', name);
  const metricsLabels = (instance: string, name: string) =>
    frrK8sLabels(metricsComponent(flavour), instance, name);
  const binding = (name: string, role: string) =>
    KubeRoleBinding.manifest({
      metadata: { name, namespace, labels: bindingLabels('rolebinding') },
      roleRef: { apiGroup: rbacGroup, kind: 'Role', name: role },
      subjects,
    });
  const clusterBinding = (name: string, role: string, labels: Record<string, string>) =>
    KubeClusterRoleBinding.manifest({
      metadata: { name, labels },
      roleRef: { apiGroup: rbacGroup, kind: 'ClusterRole', name: role },
      subjects,
    });
  return pick<object>(flavour, [
    KubeServiceAccount.manifest({
      metadata: { name: account, namespace, labels: frrK8sLabels('rbac', 'frr-k8s-sa', 'serviceaccount') },
    }),
    KubeRole.manifest({
      metadata: { name: 'frr-k8s-daemon-role', namespace, labels: { app: 'frr-k8s' } },
      rules: pick(flavour, daemonRole),
    }),
    only(
      { since: '0.15.3' },
      KubeRole.manifest({
        metadata: {
          name: 'frr-k8s-nodestate-cleaner-role',
          namespace,
          labels: frrK8sLabels('rbac', 'frr-k8s-role', 'role'),
        },
        rules: pick(flavour, cleanerRole),
      }),
      binding('frr-k8s-nodestate-cleaner-rolebinding', 'frr-k8s-nodestate-cleaner-role'),
    ),
    KubeClusterRole.manifest({
      metadata: { name: 'frr-k8s-daemon-role' },
      rules: pick(flavour, daemonClusterRole),
    }),
    KubeClusterRole.manifest({
      metadata: { name: 'frr-k8s-metrics-reader', labels: metricsLabels('metrics-reader', 'clusterrole') },
      rules: [{ nonResourceUrLs: ['/metrics'], verbs: ['get'] }],
    }),
    KubeClusterRole.manifest({
      metadata: { name: 'frr-k8s-proxy-role', labels: metricsLabels('proxy-role', 'clusterrole') },
      rules: tokenReviews,
    }),
    binding('frr-k8s-daemon-rolebinding', 'frr-k8s-daemon-role'),
    clusterBinding('frr-k8s-daemon-rolebinding', 'frr-k8s-daemon-role', bindingLabels('clusterrolebinding')),
    clusterBinding(
      'frr-k8s-proxy-rolebinding',
      'frr-k8s-proxy-role',
      metricsLabels('proxy-rolebinding', 'clusterrolebinding'),
    ),
  ]);
}

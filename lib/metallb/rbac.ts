import {
  KubeClusterRole,
  KubeClusterRoleBinding,
  KubeRole,
  KubeRoleBinding,
  KubeServiceAccount,
  type PolicyRule,
} from 'cdk8s-plus-27/lib/imports/k8s.js';
import { type Flavour, type Only, only, pick } from './flavour.js';
import { appLabel } from './names.js';
import { read, readStatus, rule, tokenReviews, write } from './rules.js';

type Rules = readonly (PolicyRule | Only<PolicyRule>)[];

/** One rule for each of several resources of MetalLB. */
function readEach(...resources: string[]): PolicyRule[] {
  return resources.map((resource) => rule('metallb.io', [resource], read));
}

const frrK8s = { backends: ['frr-k8s'] } as const;
const frrConfigurationVerbs = ['create', 'get', 'list', 'update', 'watch'];

const controllerRole: Rules = [
  rule('', ['secrets'], write),
  rule('', ['secrets'], ['list'], ['memberlist']),
  rule('apps', ['deployments'], ['get'], ['controller']),
  rule('metallb.io', ['bgppeers'], ['get', 'list']),
  only({ until: '0.14.3' }, ...readEach('addresspools')),
  ...readEach('bfdprofiles', 'ipaddresspools', 'bgpadvertisements', 'l2advertisements', 'communities'),
  only({ since: '0.15.0' }, rule('metallb.io', ['ipaddresspools/status'], ['update'])),
];

const podListerRole: Rules = [
  only({ until: '0.14.5' }, rule('', ['pods'], ['list'])),
  only({ since: '0.14.6' }, rule('', ['pods'], ['list', 'get'])),
  rule('', ['secrets'], read),
  rule('', ['configmaps'], read),
  only(
    { ...frrK8s, until: '0.14.5' },
    rule('frrk8s.metallb.io', ['frrconfigurations'], frrConfigurationVerbs),
  ),
  only({ until: '0.14.3' }, ...readEach('addresspools')),
  ...readEach(
    'bfdprofiles',
    'bgppeers',
    'l2advertisements',
    'bgpadvertisements',
    'ipaddresspools',
    'communities',
  ),
  only({ since: '0.15.0' }, rule('metallb.io', ['servicebgpstatuses', 'servicebgpstatuses/status'], ['*'])),
];

/** CRDs whose conversion and webhook certificates the controller may write. */
const ownCrds = [
  only({ until: '0.14.3' }, 'addresspools.metallb.io'),
  'bfdprofiles.metallb.io',
  'bgpadvertisements.metallb.io',
  'bgppeers.metallb.io',
  'ipaddresspools.metallb.io',
  'l2advertisements.metallb.io',
  'communities.metallb.io',
  only({ since: '0.15.3' }, 'configurationstates.metallb.io'),
];

const webhookKinds = [
  only({ until: '0.14.8' }, 'mutatingwebhookconfigurations'),
  'validatingwebhookconfigurations',
];

function controllerClusterRole(flavour: Flavour): Rules {
  const webhooks = pick(flavour, webhookKinds);
  return [
    rule('', ['services', 'namespaces'], read),
    rule('', ['nodes'], ['list']),
    rule('', ['services/status'], ['update']),
    rule('', ['events'], ['create', 'patch']),
    rule('policy', ['podsecuritypolicies'], ['use'], ['controller']),
    rule('admissionregistration.k8s.io', webhooks, write, ['metallb-webhook-configuration']),
    rule('admissionregistration.k8s.io', webhooks, ['list', 'watch']),
    rule('apiextensions.k8s.io', ['customresourcedefinitions'], write, pick(flavour, ownCrds)),
    rule('apiextensions.k8s.io', ['customresourcedefinitions'], ['list', 'watch']),
    only(
      { since: '0.15.3' },
      rule('metallb.io', ['configurationstates'], write),
      rule('metallb.io', ['configurationstates/status'], readStatus),
    ),
    only({ prometheus: true }, ...tokenReviews),
  ];
}

const speakerStatuses = [
  'servicel2statuses',
  'servicel2statuses/status',
  only({ since: '0.15.3' }, 'configurationstates', 'configurationstates/status'),
];

function speakerClusterRole(flavour: Flavour): Rules {
  return [
    only({ since: '0.14.4' }, rule('metallb.io', pick(flavour, speakerStatuses), ['*'])),
    rule('', ['services', 'endpoints', 'nodes', 'namespaces'], read),
    rule('discovery.k8s.io', ['endpointslices'], read),
    rule('', ['events'], ['create', 'patch']),
    rule('policy', ['podsecuritypolicies'], ['use'], ['speaker']),
    only(
      { ...frrK8s, since: '0.14.9' },
      rule('frrk8s.metallb.io', ['frrconfigurations'], [...frrConfigurationVerbs, 'delete']),
    ),
    only(
      { ...frrK8s, since: '0.14.6', until: '0.14.8' },
      rule('frrk8s.metallb.io', ['frrconfigurations'], frrConfigurationVerbs),
    ),
    only({ prometheus: true }, ...tokenReviews),
  ];
}

const rbacGroup = 'rbac.authorization.k8s.io';

function accounts(namespace: string, ...names: string[]) {
  return names.map((name) => ({ kind: 'ServiceAccount', name, namespace }));
}

/** What controller and speaker may do, and the accounts they run as. */
export function rbacObjects(flavour: Flavour): object[] {
  const { namespace } = flavour;
  const own = (name: string) => ({ name, namespace, labels: appLabel });
  const wide = (component: string) => ({ name: `${namespace}:${component}`, labels: appLabel });
  const role = (name: string, rules: Rules) =>
    KubeRole.manifest({ metadata: own(name), rules: pick(flavour, rules) });
  const clusterRole = (component: string, rules: Rules) =>
    KubeClusterRole.manifest({ metadata: wide(component), rules: pick(flavour, rules) });
  const binding = (name: string, subjects: string[]) =>
    KubeRoleBinding.manifest({
      metadata: own(name),
      roleRef: { apiGroup: rbacGroup, kind: 'Role', name },
      subjects: accounts(namespace, ...subjects),
    });
  const clusterBinding = (component: string) =>
    KubeClusterRoleBinding.manifest({
      metadata: wide(component),
      roleRef: { apiGroup: rbacGroup, kind: 'ClusterRole', name: `${namespace}:${component}` },
      subjects: accounts(namespace, component),
    });
  return [
    ...['controller', 'speaker'].map((name) => KubeServiceAccount.manifest({ metadata: own(name) })),
    role('controller', controllerRole),
    role('pod-lister', podListerRole),
    clusterRole('controller', controllerClusterRole(flavour)),
    clusterRole('speaker', speakerClusterRole(flavour)),
    binding('controller', ['controller']),
    binding('pod-lister', pick(flavour, ['speaker', only({ since: '0.16.0' }, 'controller')])),
    clusterBinding('controller'),
    clusterBinding('speaker'),
  ];
}

import { groupOf } from '../resource.js';

/**
 * Go's types, as far as the API server decodes an object into them before it looks at anything else: text, a number, true or
 * false, a port (number or name), bytes, a list, a map, or a struct of which only these fields are read here.
 */
export type Shape =
  | 'text'
  | 'number'
  | 'flag'
  | 'port'
  | 'any'
  | { readonly list: Shape }
  | { readonly map: Shape }
  | { readonly fields: Readonly<Record<string, Shape>> };

const list = (of: Shape): Shape => ({ list: of });
const map = (of: Shape): Shape => ({ map: of });
const fields = (of: Readonly<Record<string, Shape>>): Shape => ({ fields: of });
const texts = list('text');
const labels = map('text');

const selector = fields({
  matchLabels: labels,
  matchExpressions: list(fields({ key: 'text', operator: 'text', values: texts })),
});

/** Metadata of every object. */
export const metadata = fields({
  name: 'text',
  generateName: 'text',
  namespace: 'text',
  labels,
  annotations: labels,
});

const service = fields({
  type: 'text',
  clusterIP: 'text',
  clusterIPs: texts,
  externalIPs: texts,
  loadBalancerIP: 'text',
  loadBalancerClass: 'text',
  loadBalancerSourceRanges: texts,
  allocateLoadBalancerNodePorts: 'flag',
  externalTrafficPolicy: 'text',
  internalTrafficPolicy: 'text',
  ipFamilies: texts,
  ipFamilyPolicy: 'text',
  healthCheckNodePort: 'number',
  selector: labels,
  ports: list(
    fields({ name: 'text', protocol: 'text', port: 'number', targetPort: 'port', nodePort: 'number' }),
  ),
});

const container = fields({
  name: 'text',
  image: 'text',
  args: texts,
  command: texts,
  env: list(fields({ name: 'text', value: 'text' })),
});

const workload = fields({
  selector,
  template: fields({
    metadata,
    spec: fields({
      hostNetwork: 'flag',
      nodeSelector: labels,
      containers: list(container),
      initContainers: list(container),
      tolerations: list(fields({ key: 'text', operator: 'text', value: 'text', effect: 'text' })),
    }),
  }),
});

const peers = list(
  fields({
    podSelector: selector,
    namespaceSelector: selector,
    ipBlock: fields({ cidr: 'text', except: texts }),
  }),
);
const policyPorts = list(fields({ protocol: 'text', port: 'port', endPort: 'number' }));

/**
 * What is read of Kubernetes' own kinds, by group and kind. Fields beside `metadata`; what is not here is not judged.
 */
export const coreShapes: Readonly<Record<string, Shape>> = {
  '/ConfigMap': fields({ data: labels, binaryData: labels, immutable: 'flag' }),
  '/Namespace': fields({}),
  '/Node': fields({
    spec: fields({
      podCIDR: 'text',
      podCIDRs: texts,
      unschedulable: 'flag',
      taints: list(fields({ key: 'text', value: 'text', effect: 'text' })),
    }),
    status: fields({
      addresses: list(fields({ type: 'text', address: 'text' })),
      conditions: list(fields({ type: 'text', status: 'text' })),
    }),
  }),
  '/Secret': fields({ type: 'text', data: labels, stringData: labels, immutable: 'flag' }),
  '/Service': fields({
    spec: service,
    status: fields({ loadBalancer: fields({ ingress: list(fields({ ip: 'text', hostname: 'text' })) }) }),
  }),
  '/ServiceAccount': fields({}),
  '/Endpoints': fields({}),
  'apps/DaemonSet': fields({ spec: workload }),
  'apps/Deployment': fields({ spec: workload }),
  'discovery.k8s.io/EndpointSlice': fields({
    addressType: 'text',
    endpoints: list(
      fields({
        addresses: texts,
        nodeName: 'text',
        conditions: fields({ ready: 'flag', serving: 'flag', terminating: 'flag' }),
      }),
    ),
    ports: list(fields({ name: 'text', protocol: 'text', port: 'number' })),
  }),
  'networking.k8s.io/NetworkPolicy': fields({
    spec: fields({
      podSelector: selector,
      policyTypes: texts,
      ingress: list(fields({ from: peers, ports: policyPorts })),
      egress: list(fields({ to: peers, ports: policyPorts })),
    }),
  }),
  'cilium.io/CiliumLoadBalancerIPPool': 'any',
  'apiextensions.k8s.io/CustomResourceDefinition': fields({}),
  'admissionregistration.k8s.io/ValidatingWebhookConfiguration': fields({}),
  'rbac.authorization.k8s.io/ClusterRole': fields({}),
  'rbac.authorization.k8s.io/ClusterRoleBinding': fields({}),
  'rbac.authorization.k8s.io/Role': fields({}),
  'rbac.authorization.k8s.io/RoleBinding': fields({}),
};

const metallbGroups = new Set(['metallb.io', 'frrk8s.metallb.io']);

/** Whether anything here reads a kind. */
export function isJudged({
  apiVersion,
  kind,
}: {
  readonly apiVersion: string;
  readonly kind: string;
}): boolean {
  const group = groupOf({ apiVersion });
  return metallbGroups.has(group) || Object.hasOwn(coreShapes, `${group}/${kind}`);
}

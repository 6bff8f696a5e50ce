import type { Backend } from '../metallb/releases.js';
import type { KubeObject } from '../resource.js';
import type { World } from '../world.js';

/** Something that a release does otherwise than those before it. */
export interface Note {
  /** The release that brought it, without the `v`. */
  readonly since: string;
  /** The last release with it, without the `v`: told to those who come to stay there. */
  readonly until?: string;
  /** Only where the backend becomes another one. */
  readonly switched?: true;
  /** Only with these backends afterwards; left out: with every one. */
  readonly backends?: readonly Backend[];
  /** Whether it can matter to a cluster; left out: to every one. */
  concerns?(world: World): boolean;
  /** What is different, as a clause without a full stop. */
  readonly says: string;
  /** What to do before the upgrade, and after it; `NAMESPACE` stands for that of MetalLB. */
  readonly before?: string;
  readonly after?: string;
  /** Where it is written down, or can be seen. */
  readonly source: string;
}

const has =
  (...kinds: readonly string[]) =>
  ({ resources }: World) =>
    resources.some(({ object }) => kinds.includes(object.kind));

const spec = (object: KubeObject) => (object.spec ?? {}) as Readonly<Record<string, unknown>>;

const hasService =
  (test: (spec: Readonly<Record<string, unknown>>) => boolean) =>
  ({ resources }: World) =>
    resources.some(({ object }) => object.kind === 'Service' && test(spec(object)));

const hasPeer =
  (test: (spec: Readonly<Record<string, unknown>>) => boolean) =>
  ({ resources }: World) =>
    resources.some(({ object }) => object.kind === 'BGPPeer' && test(spec(object)));

const isDualStack = hasService(({ ipFamilyPolicy }) => /DualStack$/.test(String(ipFamilyPolicy)));
const bindsServices = ({ handouts }: World) =>
  handouts.some(({ file }) => /^(patches\/service\.|host\/)/.test(file?.name ?? ''));
const hasIPv6Pool = ({ resources }: World) =>
  resources.some(
    ({ object }) =>
      object.kind === 'IPAddressPool' && JSON.stringify(spec(object).addresses ?? '').includes(':'),
  );
const openAllocation = ({ resources }: World) =>
  resources.some(({ object }) => {
    const { serviceAllocation } = spec(object);
    if (object.kind !== 'IPAddressPool' || typeof serviceAllocation !== 'object') return false;
    const { priority: _, ...selectors } = serviceAllocation as Record<string, unknown>;
    return Object.keys(selectors).length === 0;
  });

const announces = has('IPAddressPool');
const layer2 = has('L2Advertisement');
const bgp = has('BGPPeer');
const monitored = has('ServiceMonitor', 'PodMonitor', 'PrometheusRule');
const unsetTimers = hasPeer(
  ({ holdTime, keepaliveTime }) => holdTime === undefined && keepaliveTime === undefined,
);
const hasDeployment =
  (name: string) =>
  ({ resources }: World) =>
    resources.some(({ object: { kind, metadata } }) => kind === 'Deployment' && metadata.name === name);

/** Everything that releases changed and that no object shows, oldest first. */
export const notes: readonly Note[] = [
  {
    since: '0.13.10',
    until: '0.13.12',
    concerns: announces,
    says: 'a controller that starts may give Services addresses of each other; from v0.14.0 on they keep theirs',
    before: 'pin addresses that must stay, with ips under services',
    source: 'sources of v0.13.12 and v0.14.9',
  },
  {
    since: '0.13.11',
    concerns: layer2,
    says: 'patterns of excluded interfaces match from the start of a name; until v0.13.10 lo excluded every name with lo in it',
    source: 'ConfigMap metallb-excludel2 at v0.13.11',
  },
  {
    since: '0.14.0',
    concerns: announces,
    says: 'nodes with the label node.kubernetes.io/exclude-from-external-load-balancers announce nothing',
    before:
      'kubectl get nodes -l node.kubernetes.io/exclude-from-external-load-balancers shows them; take the label off where it is not meant, or set metallb.speaker.ignoreExcludeLB from v0.14.4 on',
    source: 'release notes of v0.14.2',
  },
  {
    since: '0.14.0',
    concerns: announces,
    says: 'a pool that shrinks or goes takes the addresses from its Services at once; until v0.13.12 such a change was refused',
    source: 'internal/allocator/allocator.go SetPools at v0.14.0',
  },
  {
    since: '0.14.0',
    concerns: announces,
    says: 'after a restart of the controller, Services that have an address are handled first and keep it',
    source: 'controller/main.go at v0.14.0',
  },
  {
    since: '0.14.3',
    says: 'the kind AddressPool is gone',
    before:
      'kubectl get addresspools.metallb.io -A must find nothing; write an IPAddressPool and an advertisement for each',
    source: 'release notes of v0.14.3',
  },
  {
    since: '0.14.4',
    says: 'the Service and the Secret of the webhook have other names, metallb-webhook-service and metallb-webhook-cert',
    source: 'config/manifests at v0.14.4',
  },
  {
    since: '0.14.6',
    says: 'the image of the speaker has no shell: kubectl exec finds none, kubectl debug brings one',
    source: 'release notes of v0.14.8',
  },
  {
    since: '0.14.9',
    until: '0.14.9',
    concerns: announces,
    says: 'cordoned nodes announce nothing; v0.15.0 took that back',
    before: 'uncordon each node before the next one is drained',
    source: 'sources of v0.13.12, v0.14.9 and v0.15.0',
  },
  {
    since: '0.14.9',
    backends: ['frr', 'frr-k8s'],
    concerns: unsetTimers,
    says: 'a peer without holdTime and keepaliveTime has those of FRR, 180 s and 60 s; until v0.14.8 90 s and 30 s',
    before: 'write holdTime: 90s to peers whose loss must be noticed as soon as now',
    source: 'sources of v0.13.12 and v0.14.9',
  },
  {
    since: '0.14.9',
    concerns: bindsServices,
    says: 'annotations of Services are written as metallb.io/..., and those under metallb.universe.tf are deprecated, but read',
    after: 'apply the patches of Services again, and take the old annotations off',
    source: 'release notes of v0.14.9',
  },
  {
    since: '0.14.9',
    concerns: isDualStack,
    says: 'for two families all pools are weighed before one is chosen, and PreferDualStack can take one family and later the other',
    source: 'internal/allocator/allocator.go findBestPoolForService at v0.14.9',
  },
  {
    since: '0.14.9',
    backends: ['native'],
    concerns: hasIPv6Pool,
    says: 'IPv6 pools are refused only where a BGPAdvertisement selects them, no longer beside any',
    source: 'internal/config/validation.go at v0.14.9',
  },
  {
    since: '0.15.0',
    concerns: isDualStack,
    says: 'a Service gets addresses of the families of its clusterIPs, and RequireDualStack waits until it has two',
    source: 'internal/allocator/allocator.go selectIPsForFamilyAndPolicy at v0.15.0',
  },
  {
    since: '0.15.0',
    concerns: openAllocation,
    says: 'a pool whose serviceAllocation has no selector takes every Service, before all pools without one; until v0.14.9 it took none',
    before: 'remove serviceAllocation from such a pool, or give it a selector',
    source: 'internal/allocator/allocator.go at v0.15.0',
  },
  {
    since: '0.15.0',
    backends: ['frr', 'frr-k8s'],
    concerns: (world) => bgp(world) && hasIPv6Pool(world),
    says: 'a prefix is sent only over peerings of its own family',
    before:
      'set dualStackAddressFamily on peers that shall carry both, once v0.15.0 runs; or add a peer of the other family',
    source: 'internal/bgp/frr at v0.15.0',
  },
  {
    since: '0.15.0',
    concerns: hasPeer(({ disableMP }) => disableMP !== undefined),
    says: 'disableMP of a BGPPeer has no effect any more',
    source: 'release notes of v0.15.0',
  },
  {
    since: '0.15.3',
    concerns: layer2,
    says: 'interfaces lxc* of Cilium answer no ARP and no neighbour discovery',
    source: 'ConfigMap metallb-excludel2 at v0.15.3',
  },
  {
    since: '0.15.3',
    concerns: hasDeployment('frr-k8s-webhook-server'),
    says: 'frr-k8s-statuscleaner serves the webhook of frr-k8s, in place of frr-k8s-webhook-server',
    after:
      'delete Deployment frr-k8s-webhook-server at once: from v0.15.0 on it holds port 19443 of a node, which its successor needs',
    source: 'config/manifests/metallb-frr-k8s.yaml at v0.15.3',
  },
  {
    since: '0.15.3',
    says: 'ConfigurationState objects say whether controller and speakers have taken the configuration',
    after: 'kubectl get configurationstates -n NAMESPACE shows Valid for each',
    source: 'release notes of v0.15.3',
  },
  {
    since: '0.16.0',
    says: 'metrics are served by HTTPS on 9120, to accounts that may see them; until v0.15.3 by HTTP on 7472',
    before:
      'point scrapers that are not the ServiceMonitors of MetalLB at HTTPS and 9120, and grant their account nonResourceURL /metrics',
    source: 'release notes of v0.16.0',
  },
  {
    since: '0.16.0',
    backends: ['frr'],
    says: 'metrics of FRR are served by HTTPS on 9121; until v0.15.3 by HTTP on 7473',
    source: 'release notes of v0.16.0',
  },
  {
    since: '0.16.0',
    backends: ['frr'],
    says: 'backend frr is deprecated in favour of frr-k8s',
    source: 'release notes of v0.16.0',
  },
  {
    since: '0.16.0',
    says: 'TLS 1.3 is the oldest version that controller and webhook speak; until v0.15.3 TLS 1.2',
    source: 'arguments of the controller at v0.15.3 and v0.16.0',
  },
  {
    since: '0.16.0',
    backends: ['frr', 'frr-k8s'],
    concerns: bgp,
    says: 'peers are compared only with peers of the same node; until v0.15.3 all of them had to agree on routerID and myASN',
    source: 'internal/config/config.go at v0.16.0',
  },
  {
    since: '0.16.0',
    concerns: monitored,
    says: 'metrics come from the programs themselves: kube-rbac-proxy, its ports and its resources are gone',
    source: 'config/manifests at v0.16.0',
  },
  {
    since: '0.16.0',
    backends: ['frr-k8s'],
    switched: true,
    concerns: (world) => bgp(world) && !monitored(world),
    says: 'metrics of sessions come from frr-k8s: metallb_bgp_* are called frrk8s_bgp_*, and metallb_bfd_* frrk8s_bfd_*',
    before: 'change alerts and dashboards to the new names, or rename them where they are scraped',
    source: 'ServiceMonitor frr-k8s-metrics-monitor at v0.16.0, which renames them',
  },
  {
    since: '0.16.0',
    says: 'a controller that is ready may not answer the webhook yet; until v0.15.3 it was ready when it did',
    after: 'apply custom resources again where they are refused because the webhook does not answer',
    source: 'internal/k8s/k8s.go at v0.15.3 and v0.16.1',
  },
];

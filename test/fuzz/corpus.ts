import { readdirSync, readFileSync } from 'node:fs';
import { rules } from '../../lib/rules/index.js';

/** An input that means something, and the command that reads it. */
export interface Seed {
  readonly command: 'check' | 'synth' | 'kube-proxy';
  readonly text: string;
}

function texts(folder: string, filter: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .filter((name) => filter.test(name))
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
}

const services = `apiVersion: v1
kind: List
items:
  - apiVersion: v1
    kind: Service
    metadata: {name: web, namespace: lab, annotations: {metallb.io/address-pool: lab, metallb.io/allow-shared-ip: a}}
    spec: {type: LoadBalancer, ipFamilyPolicy: PreferDualStack, externalTrafficPolicy: Local, selector: {app: web}, ports: [{name: http, port: 80, targetPort: http, protocol: TCP}]}
    status: {loadBalancer: {ingress: [{ip: 192.0.2.1}]}}
  - {apiVersion: v1, kind: Namespace, metadata: {name: lab, labels: {a: b}}}
  - apiVersion: v1
    kind: Node
    metadata: {name: n1, labels: {kubernetes.io/hostname: n1}}
    spec: {podCIDR: 10.1.0.0/24, podCIDRs: [10.1.0.0/24], taints: [{key: a, effect: NoSchedule}]}
    status: {addresses: [{type: InternalIP, address: 10.0.0.1}], conditions: [{type: Ready, status: "True"}]}
  - apiVersion: discovery.k8s.io/v1
    kind: EndpointSlice
    metadata: {name: web-1, namespace: lab, labels: {kubernetes.io/service-name: web}}
    addressType: IPv4
    endpoints: [{addresses: [10.1.0.2], nodeName: n1, conditions: {ready: true}}]
    ports: [{name: http, port: 8080}]
  - {apiVersion: v1, kind: Secret, metadata: {name: tor, namespace: metallb-system}, type: kubernetes.io/basic-auth, data: {password: eA==}}
  - apiVersion: metallb.io/v1beta1
    kind: IPAddressPool
    metadata: {name: lab, namespace: metallb-system}
    spec: {addresses: [192.0.2.0/28, "2001:db8::/120"], avoidBuggyIPs: true, serviceAllocation: {priority: 1, namespaces: [lab], serviceSelectors: [{matchLabels: {a: b}}]}}
  - apiVersion: metallb.io/v1beta2
    kind: BGPPeer
    metadata: {name: tor, namespace: metallb-system}
    spec: {myASN: 64500, peerASN: 64501, peerAddress: 10.0.0.9, passwordSecret: {name: tor}, nodeSelectors: [{matchLabels: {a: b}}], bfdProfile: fast}
  - {apiVersion: metallb.io/v1beta1, kind: BFDProfile, metadata: {name: fast, namespace: metallb-system}, spec: {receiveInterval: 100}}
  - {apiVersion: metallb.io/v1beta1, kind: Community, metadata: {name: c, namespace: metallb-system}, spec: {communities: [{name: a, value: "65535:65281"}]}}
  - {apiVersion: metallb.io/v1beta1, kind: BGPAdvertisement, metadata: {name: lab, namespace: metallb-system}, spec: {ipAddressPools: [lab], communities: [a], aggregationLength: 30, peers: [tor], nodeSelectors: [{matchLabels: {a: b}}]}}
  - {apiVersion: metallb.io/v1beta1, kind: L2Advertisement, metadata: {name: lab, namespace: metallb-system}, spec: {ipAddressPools: [lab], interfaces: [eth0]}}
`;

const check = [
  services,
  services,
  services,
  ...rules.map(({ example }) => example),
  ...texts('dist', /\.(yaml|patch)$/),
];
const configs = [readFileSync('cluster.yaml', 'utf8'), ...texts('test/fixtures', /cluster\.yaml$/)];

/** What inputs are made from: examples of every rule, configs, the rendered folder, captures. */
export const corpus: readonly Seed[] = [
  ...check.map((text): Seed => ({ command: 'check', text })),
  ...configs.flatMap((text): Seed[] => [
    { command: 'check', text },
    { command: 'synth', text },
  ]),
  ...texts('test/fixtures/kube-proxy', /\.yaml$/).map((text): Seed => ({ command: 'kube-proxy', text })),
];

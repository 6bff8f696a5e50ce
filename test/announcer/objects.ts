/** Objects that announce, for tests. */
export interface NodeFields {
  readonly labels?: Readonly<Record<string, string>>;
  readonly spec?: object;
  readonly conditions?: readonly object[];
}

export function node(name: string, { labels, spec, conditions }: NodeFields = {}): object {
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, labels: { 'kubernetes.io/os': 'linux', 'kubernetes.io/hostname': name, ...labels } },
    spec: spec ?? {},
    status: { conditions: conditions ?? [] },
  };
}

function metallb(kind: string, name: string, spec: object, version = 'v1beta1'): object {
  return { apiVersion: `metallb.io/${version}`, kind, metadata: { name, namespace: 'metallb-system' }, spec };
}

export const l2 = (name: string, spec: object = {}) => metallb('L2Advertisement', name, spec);
export const bgp = (name: string, spec: object = {}) => metallb('BGPAdvertisement', name, spec);

export function peer(name: string, spec: object = {}): object {
  const plain = { myASN: 64500, peerASN: 64501, peerAddress: '10.0.0.1' };
  return metallb('BGPPeer', name, { ...plain, ...spec }, 'v1beta2');
}

/** An EndpointSlice of a Service in `default`, with an endpoint for each node. */
export function slice(service: string, nodes: Readonly<Record<string, object>>): object {
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      name: `${service}-1`,
      namespace: 'default',
      labels: { 'kubernetes.io/service-name': service },
    },
    endpoints: Object.entries(nodes).map(([nodeName, conditions]) => ({ nodeName, conditions })),
  };
}

export const here = (name: string) => ({
  nodeSelectors: [{ matchLabels: { 'kubernetes.io/hostname': name } }],
});

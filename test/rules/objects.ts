import type { KubeObject } from '../../lib/resource.js';

type Fields = Readonly<Record<string, unknown>>;

const metallb =
  (kind: string, version: string) =>
  (name: string, spec?: Fields, metadata?: Fields): KubeObject => ({
    apiVersion: `metallb.io/${version}`,
    kind,
    metadata: { name, namespace: 'metallb-system', ...metadata },
    ...(spec && { spec }),
  });

export const layer2 = metallb('L2Advertisement', 'v1beta1');
export const bgp = metallb('BGPAdvertisement', 'v1beta1');
export const bfd = metallb('BFDProfile', 'v1beta1');
export const communityObject = metallb('Community', 'v1beta1');
const addressPool = metallb('IPAddressPool', 'v1beta1');
const peerObject = metallb('BGPPeer', 'v1beta2');
const oldPeerObject = metallb('BGPPeer', 'v1beta1');

/** A pool of these entries. */
export function pool(
  name: string,
  addresses: string | readonly string[],
  spec: Fields = {},
  metadata?: Fields,
) {
  return addressPool(
    name,
    { addresses: typeof addresses === 'string' ? [addresses] : addresses, ...spec },
    metadata,
  );
}

/** A pool with nothing but this spec. */
export const barePool = addressPool;

const router = { myASN: 64500, peerASN: 64501, peerAddress: '10.0.0.1' };

/** An eBGP peer, with these fields besides or instead; undefined takes one away. */
export function peer(spec: Fields = {}, name = 'tor') {
  return peerObject(name, withoutUndefined({ ...router, ...spec }));
}

/** The same as v1beta1 has it. */
export function oldPeer(spec: Fields = {}, name = 'tor') {
  return oldPeerObject(name, withoutUndefined({ ...router, ...spec }));
}

/** A Community object with these names and values. */
export function communities(values: Fields, name = 'names') {
  return communityObject(name, {
    communities: Object.entries(values).map(([alias, value]) => ({ name: alias, value })),
  });
}

/** A Service of type LoadBalancer in namespace `web`, with annotations of MetalLB and a spec. */
export function service(
  name: string,
  annotations: Fields = {},
  spec: Fields = {},
  labels?: Fields,
): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name,
      namespace: 'web',
      ...(labels && { labels: labels as Record<string, string> }),
      annotations: Object.fromEntries(
        Object.entries(annotations).map(([key, value]) => [
          key.includes('/') ? key : `metallb.io/${key}`,
          value as string,
        ]),
      ),
    },
    spec: { type: 'LoadBalancer', ports: [{ port: 80 }], ...spec },
  };
}

/** A node with its InternalIP. */
export function node(name: string, address?: string, labels: Fields = {}, rest: Fields = {}): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, labels: { 'kubernetes.io/hostname': name, ...labels } },
    status: { addresses: address ? [{ type: 'InternalIP', address }] : [] },
    ...rest,
  };
}

export function namespace(name: string, labels: Fields = {}): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, labels: labels as Record<string, string> },
  };
}

export function secret(name: string, type: string, data: Fields, inNamespace = 'metallb-system'): KubeObject {
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace: inNamespace }, type, data };
}

export function configMap(name: string, data: Fields, inNamespace = 'metallb-system'): KubeObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: inNamespace }, data };
}

export const labels = (matchLabels: Fields) => ({ matchLabels });
export const expression = (key: string, operator: string, ...values: string[]) => ({
  matchExpressions: [{ key, operator, ...(values.length > 0 && { values }) }],
});

function withoutUndefined(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/**
 * A cluster with many Services: ten for each pool, pinned to it, and every pool announced by its own advertisement from 20
 * nodes. 10,000 Services make 1,000 pools.
 */
export function crowdedCluster(services: number): object[] {
  const pools = Math.ceil(services / 10);
  return [
    ...counted(20, node),
    ...counted(pools, pool),
    ...counted(pools, advertisement),
    ...counted(services, service),
  ];
}

function counted<T>(size: number, make: (index: number) => T): T[] {
  return Array.from({ length: size }, (_, index) => make(index));
}

const metallb = (kind: string, name: string, spec: object) => ({
  apiVersion: 'metallb.io/v1beta1',
  kind,
  metadata: { name, namespace: 'metallb-system' },
  spec,
});

const node = (index: number) => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name: `node-${index}`, labels: { 'kubernetes.io/os': 'linux' } },
});

const pool = (index: number) =>
  metallb('IPAddressPool', `pool-${index}`, {
    addresses: [`10.${Math.floor(index / 256)}.${index % 256}.0/24`],
    serviceAllocation: { namespaces: [`team-${index}`] },
  });

const advertisement = (index: number) =>
  metallb('L2Advertisement', `pool-${index}`, { ipAddressPools: [`pool-${index}`] });

const service = (index: number) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: `web-${index}`, namespace: `team-${Math.floor(index / 10)}` },
  spec: { type: 'LoadBalancer', ports: [{ port: 80 }] },
});

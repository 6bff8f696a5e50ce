import type { Release } from '../../lib/metallb/releases.js';
import type { KubeObject } from '../../lib/resource.js';
import { type World, worldOfManifests } from '../../lib/world.js';

/** The World of objects from nowhere. */
export function worldOf(objects: readonly object[], release: Release = 'v0.16.1'): World {
  const resources = objects.map((object) => ({
    object: object as KubeObject,
    use: 'known' as const,
    origin: () => undefined,
  }));
  return worldOfManifests(resources, { release });
}

export function pool(name: string, addresses: readonly string[], spec: object = {}): object {
  return {
    apiVersion: 'metallb.io/v1beta1',
    kind: 'IPAddressPool',
    metadata: { name, namespace: 'metallb-system' },
    spec: { addresses, ...spec },
  };
}

export interface ServiceFields {
  readonly namespace?: string;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly labels?: Readonly<Record<string, string>>;
  readonly spec?: object;
  /** Addresses it has already. */
  readonly held?: readonly string[];
}

export function service(name: string, fields: ServiceFields = {}): object {
  const { namespace = 'default', annotations, labels, spec, held } = fields;
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace, labels, annotations },
    spec: { type: 'LoadBalancer', ports: [{ port: 80 }], ...spec },
    ...(held && { status: { loadBalancer: { ingress: held.map((ip) => ({ ip })) } } }),
  };
}

import type { ServiceConfig } from '../config/services.js';
import { isSince, type Release } from '../metallb/releases.js';

/** What a Service can ask of MetalLB: the key of the annotation, and the setting of the config that it carries. */
const requests = [
  { key: 'address-pool', field: 'pool', text: ({ pool }: ServiceConfig) => pool },
  { key: 'loadBalancerIPs', field: 'ips', text: ({ ips }: ServiceConfig) => ips?.join(',') },
  { key: 'allow-shared-ip', field: 'sharingKey', text: ({ sharingKey }: ServiceConfig) => sharingKey },
] as const;

/**
 * Prefix of the annotations that `release` reads: `metallb.io` from 0.14.9 on, which calls the older
 * `metallb.universe.tf` deprecated (metallb: internal/k8s/controllers/service_controller.go, v0.14.9).
 */
export function annotationPrefix(release: Release): string {
  return isSince(release, '0.14.9') ? 'metallb.io' : 'metallb.universe.tf';
}

/** An annotation of a Service, and the setting of the config it came from. */
export interface Annotation {
  readonly key: string;
  readonly value: string;
  /** Path below the Service in the config. */
  readonly field: readonly [keyof ServiceConfig, ...string[]];
}

/** The annotations of a Service: those for MetalLB, and the further ones of the config, which never replace them. */
export function annotationsOf(service: ServiceConfig, release: Release): Annotation[] {
  const asked = requests.flatMap(({ key, field, text }) => {
    const value = isByAddresses(service) && field === 'ips' ? undefined : text(service);
    return value === undefined
      ? []
      : [{ key: `${annotationPrefix(release)}/${key}`, value, field: [field] as const }];
  });
  const further = Object.entries(service.annotations ?? {})
    .filter(([key]) => !asked.some((annotation) => annotation.key === key))
    .map(([key, value]) => ({ key, value, field: ['annotations', key] as const }));
  return [...asked, ...further];
}

/** The annotations as an object has them. */
export function annotationMap(annotations: readonly Annotation[]): Record<string, string> {
  return Object.fromEntries(annotations.map(({ key, value }) => [key, value]));
}

/**
 * Whether the address is asked for by `spec.addresses` of a Gateway, which its controller copies to
 * `spec.loadBalancerIP`. MetalLB refuses a Service that has both this and the annotation.
 */
export function isByAddresses({ request }: ServiceConfig): boolean {
  return request === 'addresses';
}

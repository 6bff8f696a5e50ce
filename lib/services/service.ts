import type { PortConfig, ServiceConfig } from '../config/services.js';
import type { Path } from '../finding.js';
import type { Release } from '../metallb/releases.js';
import { type Draft, defined, type KubeObject, type Use } from '../resource.js';
import { type Annotation, annotationMap, annotationsOf, isByAddresses } from './annotations.js';

/** Namespace and name of a Service, as its key in the config has them. */
export interface ServiceName {
  readonly namespace: string;
  readonly name: string;
}

/** Splits `NAMESPACE/NAME`. */
export function serviceName(key: string): ServiceName {
  const [namespace = '', name = ''] = key.split('/');
  return { namespace, name };
}

/** The Service as the cluster has it once it is bound, or as we make it. */
export function serviceDraft(key: string, service: ServiceConfig, release: Release): Draft {
  const annotations = annotationsOf(service, release);
  const use = useOf(service, annotations);
  return {
    object: serviceObject(serviceName(key), service, annotations),
    use,
    ...(use !== 'apply' && { partial: true }),
    source: (path) => ['services', key, ...sourceIn(path, annotations)],
  };
}

/** A Service of ours is applied, one that we bind is patched, and one that we only describe is known. */
function useOf(service: ServiceConfig, annotations: readonly Annotation[]): Use {
  if (service.emit === 'manifest') return 'apply';
  return annotations.length > 0 || isByAddresses(service) ? 'patch' : 'known';
}

/** The object of a Service of type LoadBalancer. */
export function serviceObject(
  { namespace, name }: ServiceName,
  service: ServiceConfig,
  annotations: readonly Annotation[],
): KubeObject {
  const { labels, ports, selector, ipFamilies, ipFamilyPolicy, externalTrafficPolicy, loadBalancerClass } =
    service;
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: defined({
      name,
      namespace,
      labels,
      annotations: annotations.length > 0 ? annotationMap(annotations) : undefined,
    }),
    spec: defined({
      type: 'LoadBalancer',
      loadBalancerClass,
      loadBalancerIP: isByAddresses(service) ? service.ips?.[0] : undefined,
      externalTrafficPolicy,
      ipFamilies,
      ipFamilyPolicy,
      ports: ports?.map((port) => portObject(port, ports.length > 1)),
      selector,
    }),
  };
}

/** A port of the API. With several ports each needs a name. */
function portObject({ name, ...port }: PortConfig, named: boolean): object {
  const made = named ? `${port.protocol.toLowerCase()}-${port.port}` : undefined;
  return defined({ name: name ?? made, ...port });
}

function sourceIn(path: Path, annotations: readonly Annotation[]): Path {
  const [part, field, ...rest] = path;
  if (part === 'metadata' && field === 'annotations')
    return annotations.find(({ key }) => key === rest[0])?.field ?? [];
  if (part === 'metadata') return field === 'labels' ? [field, ...rest] : [];
  if (field === undefined || field === 'type') return [];
  return field === 'loadBalancerIP' ? ['ips', 0] : [field, ...rest];
}

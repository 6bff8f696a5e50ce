import type { Owner } from '../config/services.js';
import type { ServiceName } from './service.js';

/** What is written for a Service: its annotations, and the addresses where these are asked for beside them. */
export interface Binding {
  readonly service: ServiceName;
  readonly owner: ServiceName;
  readonly annotations: Readonly<Record<string, string>>;
  readonly addresses: readonly string[];
}

interface Shape {
  /** Suffix that the owner appends to its own name for the Service. */
  readonly suffix?: string;
  content(binding: Binding): object;
  /** Comment on top of the file. */
  comment(binding: Binding): readonly string[];
}

/** An object in the cluster that the binding is merged into. */
export interface PatchedOwner extends Shape {
  readonly form: 'patch';
  /** Word that file names begin with. */
  readonly kind: string;
  /** Resource as kubectl takes it, with its group where another group has the same word. */
  readonly resource: string;
  /** Custom resources know no strategic merge. */
  readonly custom: boolean;
}

/** Settings that a tool reads, to be kept with its other settings. */
export interface ConfiguredOwner extends Shape {
  readonly form: 'settings';
  /** What the file is, for the summary. */
  readonly title: string;
}

const annotated = ({ annotations }: Binding) => ({ metadata: { annotations } });

const helm = (chart: string, suffix: string | undefined, content: Shape['content']): ConfiguredOwner => ({
  form: 'settings',
  title: `Helm values for ${chart}`,
  suffix,
  content,
  comment: ({ owner }) => [
    `Values of the chart ${chart}. Add them to those of the release, or:`,
    `helm upgrade ${owner.name} ${chart} -n ${owner.namespace} --reuse-values -f THIS_FILE`,
  ],
});

/**
 * Where each owner of a Service wants its annotations. Patched in the Service itself, they would be gone at the owner's next
 * reconciliation or upgrade.
 *
 * Shapes: istio: manifests/charts/gateway/values.yaml, operator API `k8s.serviceAnnotations`,
 * files/kube-gateway.yaml; gateway-api: GatewayInfrastructure; ingress-nginx: templates/controller-service.yaml;
 * envoyproxy/gateway: api/v1alpha1/shared_types.go; traefik-helm-chart: templates/_service.tpl.
 */
export const ownerTable: Readonly<Record<Owner, PatchedOwner | ConfiguredOwner>> = {
  service: {
    form: 'patch',
    kind: 'service',
    resource: 'service',
    custom: false,
    content: annotated,
    comment: () => [],
  },
  'istio-helm': helm('istio/gateway', undefined, ({ annotations }) => ({ service: { annotations } })),
  'istio-operator': {
    form: 'settings',
    title: 'IstioOperator overlay',
    content: ({ owner, annotations }) => ({
      apiVersion: 'install.istio.io/v1alpha1',
      kind: 'IstioOperator',
      spec: {
        components: {
          ingressGateways: [{ name: owner.name, enabled: true, k8s: { serviceAnnotations: annotations } }],
        },
      },
    }),
    comment: () => [
      'Merge this into the gateway of the same name of your IstioOperator, or pass it behind it:',
      'istioctl install -f YOURS.yaml -f THIS_FILE',
    ],
  },
  'gateway-api': {
    form: 'patch',
    kind: 'gateway',
    resource: 'gateways.gateway.networking.k8s.io',
    custom: true,
    suffix: '-istio',
    content: ({ annotations, addresses }) => ({
      spec: {
        ...(Object.keys(annotations).length > 0 ? { infrastructure: { annotations } } : {}),
        ...(addresses.length > 0
          ? { addresses: addresses.map((value) => ({ type: 'IPAddress', value })) }
          : {}),
      },
    }),
    comment: () => [],
  },
  'ingress-nginx-helm': helm('ingress-nginx/ingress-nginx', '-controller', ({ annotations }) => ({
    controller: { service: { annotations } },
  })),
  'envoy-gateway': {
    form: 'patch',
    kind: 'envoyproxy',
    resource: 'envoyproxies.gateway.envoyproxy.io',
    custom: true,
    content: ({ owner, annotations }) => ({
      apiVersion: 'gateway.envoyproxy.io/v1alpha1',
      kind: 'EnvoyProxy',
      metadata: { name: owner.name, namespace: owner.namespace },
      spec: { provider: { type: 'Kubernetes', kubernetes: { envoyService: { annotations } } } },
    }),
    comment: ({ owner }) => [
      'Where there is no such EnvoyProxy yet: kubectl create -f THIS_FILE, and name it in the Gateway:',
      `spec.infrastructure.parametersRef: {group: gateway.envoyproxy.io, kind: EnvoyProxy, name: ${owner.name}}`,
    ],
  },
  'traefik-helm': helm('traefik/traefik', undefined, ({ annotations }) => ({ service: { annotations } })),
};

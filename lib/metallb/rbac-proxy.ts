import { type Container, type EnvVar, Quantity } from 'cdk8s-plus-27/lib/imports/k8s.js';
import type { Flavour } from './flavour.js';
import { envField } from './pods.js';

/** What a kube-rbac-proxy stands in front of. Up to 0.15.3 the programs served metrics without TLS or authorisation. */
export interface Proxy {
  readonly name: string;
  readonly port: number;
  readonly portName: string;
  readonly upstream: string;
  readonly image: string;
  readonly env?: readonly EnvVar[];
  readonly readOnlyRoot?: boolean;
}

/** The sidecar that lets only authorised scrapers at the metrics. */
export function rbacProxy({ name, port, portName, upstream, image, env, readOnlyRoot }: Proxy): Container {
  return {
    name,
    image: `gcr.io/kubebuilder/kube-rbac-proxy:${image}`,
    args: [
      `--secure-listen-address=0.0.0.0:${port}`,
      `--upstream=${upstream}`,
      '--logtostderr=true',
      '--v=0',
    ],
    ...(env && { env: [...env] }),
    ports: [{ containerPort: port, name: portName, protocol: 'TCP' }],
    resources: {
      limits: { cpu: Quantity.fromString('500m'), memory: Quantity.fromString('128Mi') },
      requests: { cpu: Quantity.fromString('5m'), memory: Quantity.fromString('64Mi') },
    },
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      ...(readOnlyRoot && { readOnlyRootFilesystem: true }),
    },
  };
}

const image = 'v0.12.0';
const hostEnv = [envField('METALLB_HOST', 'status.hostIP')];

/** The root of the proxies beside controller and speaker is read-only in 0.15.3, but not in its frr flavour. */
const readOnlyRoot = ({ release, backend }: Flavour) => release === 'v0.15.3' && backend !== 'frr';

export const controllerProxy = (flavour: Flavour): Container =>
  rbacProxy({
    name: 'kube-rbac-proxy',
    port: 9120,
    portName: 'metricshttps',
    upstream: 'http://127.0.0.1:7472/',
    image,
    readOnlyRoot: readOnlyRoot(flavour),
  });

export const speakerProxy = (flavour: Flavour): Container =>
  rbacProxy({
    name: 'kube-rbac-proxy',
    port: 9120,
    portName: 'metricshttps',
    upstream: 'http://$(METALLB_HOST):7472/',
    image,
    env: hostEnv,
    readOnlyRoot: readOnlyRoot(flavour),
  });

export const frrProxy = (flavour: Flavour): Container =>
  rbacProxy({
    name: 'kube-rbac-proxy-frr',
    port: 9121,
    portName: 'metricshttps',
    upstream: 'http://$(METALLB_HOST):7473/',
    image,
    env: hostEnv,
    readOnlyRoot: flavour.release === 'v0.15.3',
  });

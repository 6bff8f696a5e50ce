import {
  type ContainerPort,
  type EnvVar,
  IntOrString,
  type PodTemplateSpec,
  type Probe,
  type VolumeMount,
} from 'cdk8s-plus-27/lib/imports/k8s.js';
import { type Flavour, first, type Only, only } from './flavour.js';
import { componentLabels, metricsPort, metricsPortName } from './names.js';

/** An environment variable with a plain value. */
export const env = (name: string, value: string): EnvVar => ({ name, value });

/** An environment variable that Kubernetes fills from a field of the pod. */
export const envField = (name: string, fieldPath: string): EnvVar => ({
  name,
  valueFrom: { fieldRef: { fieldPath } },
});

/** Tells the programs what speaks BGP; native needs no word. */
export const backendEnv: Only<EnvVar>[] = [
  only({ backends: ['frr'] }, env('METALLB_BGP_TYPE', 'frr')),
  only({ backends: ['frr-k8s'] }, env('METALLB_BGP_TYPE', 'frr-k8s')),
];

/** Arguments that controller and speaker share. */
export function commonArgs(flavour: Flavour): string[] {
  return [`--port=${metricsPort(flavour)}`, '--log-level=info'];
}

/** The port of the metrics. */
export function metricsContainerPort(flavour: Flavour): ContainerPort {
  return { containerPort: metricsPort(flavour), name: metricsPortName(flavour) };
}

const timings = {
  failureThreshold: 3,
  initialDelaySeconds: 10,
  periodSeconds: 10,
  successThreshold: 1,
  timeoutSeconds: 1,
};

/** Liveness and readiness of controller or speaker; `host` where the pod is probed on an address of its own. */
export function probes(flavour: Flavour, host?: string): { livenessProbe: Probe; readinessProbe: Probe } {
  const probe = (path: string): Probe => {
    const http = first<Probe['httpGet']>(
      flavour,
      only({ until: '0.15.3' }, { path: '/metrics', port: IntOrString.fromString('monitoring') }),
      { path, port: IntOrString.fromNumber(17472), ...(host && { host }) },
    );
    return { ...timings, httpGet: http };
  };
  return { livenessProbe: probe('/healthz'), readinessProbe: probe('/readyz') };
}

/** A mount that cannot be written. */
export const readOnly = (name: string, mountPath: string): VolumeMount => ({
  name,
  mountPath,
  readOnly: true,
});

/** Labels and scrape annotations of a workload's pods. */
export function podMetadata(
  flavour: Flavour,
  component: 'controller' | 'speaker',
): PodTemplateSpec['metadata'] {
  return {
    annotations: { 'prometheus.io/port': String(metricsPort(flavour)), 'prometheus.io/scrape': 'true' },
    labels: componentLabels(component),
  };
}

/** The taints of control plane nodes, under their old and their new name. */
export const controlPlaneTolerations = ['master', 'control-plane'].map((role) => ({
  effect: 'NoSchedule',
  key: `node-role.kubernetes.io/${role}`,
  operator: 'Exists',
}));

export const linuxNodes = { 'kubernetes.io/os': 'linux' };

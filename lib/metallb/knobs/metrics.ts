import { type Flavour, only, pick, within } from '../flavour.js';
import { metricsPort, metricsPortName } from '../names.js';
import {
  all,
  arg,
  type Container,
  containers,
  type Edit,
  isA,
  podMetadata,
  program,
  type Texts,
  volume,
  where,
  withArg,
} from './edit.js';
import { type Knob, knob } from './knob.js';
import { withProbePort } from './programs.js';

const components = ['controller', 'speaker'] as const;
const monitors = isA('Service', 'controller-monitor-service', 'speaker-monitor-service');
const named = (name: string) => (container: Container) => container.name === name;

/** Lets a proxy stand in front of another port. */
const proxied = (from: number | string, to: number) => (proxy: Container) => ({
  ...proxy,
  args: (proxy.args ?? []).map((text) => text.replace(`:${from}/`, `:${to}/`)),
});

/** Moves the port called `name` of the Services that monitors read. */
const moveService = (name: string, port: number): Edit =>
  where(monitors, (object) => {
    const spec = object.spec as { ports: { name: string }[] };
    const ports = spec.ports.map((own) => (own.name === name ? { ...own, port, targetPort: port } : own));
    return { ...object, spec: { ...spec, ports } };
  });

/** Moves the metrics of controller and speaker, with all that names their port. */
function moveMetrics(port: number, flavour: Flavour): Edit {
  const name = metricsPortName(flavour);
  return all(
    ...components.flatMap((of) => [
      arg('port', port, of),
      program(of, (one) => ({
        ...one,
        ports: (one.ports ?? []).map((own) => (own.name === name ? { ...own, containerPort: port } : own)),
      })),
      containers(of, named('kube-rbac-proxy'), proxied(metricsPort(flavour), port)),
      podMetadata(of, ({ annotations, ...own }) => ({
        ...own,
        annotations: { ...annotations, 'prometheus.io/port': String(port) },
      })),
    ]),
    moveService(name, port),
  );
}

/** Moves the metrics of FRR beside the speaker, at which FRR is probed too. */
function moveFrrMetrics(port: number, flavour: Flavour): Edit {
  return all(
    containers('speaker', named('frr-metrics'), (one) => ({
      ...one,
      args: withArg('metrics-port', port, one.args),
      ports: (one.ports ?? []).map((own) => ({ ...own, containerPort: port })),
    })),
    containers('speaker', named('frr'), (one) => withProbePort(one, port)),
    containers('speaker', named('kube-rbac-proxy-frr'), proxied(7473, port)),
    ...pick(flavour, [only({ since: '0.16.0' }, moveService('frrmetricshttps', port))]),
  );
}

/** Annotations by which a Prometheus without operator finds pods. The manifests leave the scheme out. */
function scrapeAnnotations(wanted: boolean, flavour: Flavour): Edit {
  const scheme: Texts = within({ since: '0.16.0' }, flavour) ? { 'prometheus.io/scheme': 'https' } : {};
  return all(
    ...components.map((of) =>
      podMetadata(of, ({ annotations = {}, ...own }) => {
        const others = Object.entries(annotations).filter(([name]) => !name.startsWith('prometheus.io/'));
        const next = wanted ? { ...annotations, ...scheme } : Object.fromEntries(others);
        return Object.keys(next).length > 0 ? { ...own, annotations: next } : own;
      }),
    ),
  );
}

/** Programs of MetalLB that serve with TLS: the speaker and FRR's metrics only since 0.16.0. */
function tlsArg(name: string) {
  return (value: string | readonly (string | number)[], flavour: Flavour): Edit => {
    const text = typeof value === 'string' ? value : value.join(',');
    const onMetrics = (one: Container) => ({ ...one, args: withArg(name, text, one.args) });
    const later = all(arg(name, text, 'speaker'), containers('speaker', named('frr-metrics'), onMetrics));
    return all(arg(name, text, 'controller'), ...pick(flavour, [only({ since: '0.16.0' }, later)]));
  };
}

const folder = '/etc/metrics';
const mount = { name: 'metrics-certs', mountPath: folder, readOnly: true };

const certificateOf =
  (of: 'controller' | 'speaker') =>
  (secretName: string): Edit => {
    const mounted = (one: Container): Container => ({
      ...one,
      volumeMounts: [...(one.volumeMounts ?? []), mount],
    });
    return all(
      volume(of, { name: mount.name, secret: { secretName } }),
      program(of, mounted),
      arg('metrics-cert-dir', folder, of),
      containers(of, named('frr-metrics'), (one) => ({
        ...mounted(one),
        args: withArg(
          'tls-private-key-file',
          `${folder}/tls.key`,
          withArg('tls-cert-file', `${folder}/tls.crt`, one.args),
        ),
      })),
    );
  };

/** Where metrics are served, and with what TLS. */
export const metricsKnobs: readonly Knob[] = [
  knob('metrics.port', {}, moveMetrics),
  knob('metrics.frrPort', { backends: ['frr'] }, moveFrrMetrics),
  knob('metrics.scrapeAnnotations', {}, scrapeAnnotations),
  knob('tls.minVersion', { since: '0.14.0' }, tlsArg('tls-min-version')),
  knob('tls.cipherSuites', { since: '0.14.0' }, tlsArg('tls-cipher-suites')),
  knob('tls.curvePreferences', { since: '0.16.0' }, tlsArg('tls-curve-preferences')),
  knob('tls.controllerMetricsSecret', { since: '0.16.0' }, certificateOf('controller')),
  knob('tls.speakerMetricsSecret', { since: '0.16.0' }, certificateOf('speaker')),
];

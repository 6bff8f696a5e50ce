import {
  type Container,
  type EnvVar,
  IntOrString,
  type Probe,
  type Volume,
  type VolumeMount,
} from 'cdk8s-plus-27/lib/imports/k8s.js';
import { type Flavour, first, type Only, only, pick } from './flavour.js';
import { frrImage, speakerImage } from './images.js';
import { frrPort } from './names.js';
import { env } from './pods.js';

/** FRR beside the speaker: the flavour `frr`. Parts of it also run in the frr-k8s daemon. */
const frr = { backends: ['frr'] } as const;

export const sockets: VolumeMount = { name: 'frr-sockets', mountPath: '/var/run/frr' };
export const conf: VolumeMount = { name: 'frr-conf', mountPath: '/etc/frr' };
const reloader: VolumeMount = { name: 'reloader', mountPath: '/etc/frr_reloader' };
const metrics: VolumeMount = { name: 'metrics', mountPath: '/etc/frr_metrics' };

/** Where the program that speaks to FRR finds its configuration and its reloader. */
export const reloaderEnv = [
  env('FRR_CONFIG_FILE', '/etc/frr_reloader/frr.conf'),
  env('FRR_RELOADER_PID_FILE', '/etc/frr_reloader/reloader.pid'),
];
export const frrSpeakerEnv: EnvVar[] = reloaderEnv;
export const frrSpeakerMount = reloader;

/** Volumes that are made with the pod and go with it. */
export const emptyVolumes = (...names: string[]): Volume[] => names.map((name) => ({ name, emptyDir: {} }));

export const frrVolumes: Only<Volume>[] = [
  only(frr, ...emptyVolumes('frr-sockets', 'frr-conf', 'reloader', 'metrics')),
  only<Volume>(frr, { name: 'frr-startup', configMap: { name: 'frr-startup' } }),
  only({ ...frr, since: '0.15.3' }, ...emptyVolumes('frr-tmp', 'frr-lib', 'frr-log')),
];

/** An init container that copies a shell-less tool, or a file, into a volume. */
export function copier(
  name: string,
  image: string,
  command: readonly string[],
  mount: VolumeMount,
): Container {
  return { name, image, command: [...command], volumeMounts: [mount] };
}

export const shell = (script: string): string[] => ['/bin/sh', '-c', script];

/** Copies FRR's start-up files to where FRR may change them. */
export function copyFrrFiles(flavour: Flavour): Container {
  return {
    name: 'cp-frr-files',
    image: frrImage(flavour),
    command: shell('cp -rLf /tmp/frr/* /etc/frr/'),
    securityContext: { runAsUser: 100, runAsGroup: 101 },
    volumeMounts: [{ name: 'frr-startup', mountPath: '/tmp/frr' }, conf],
  };
}

/** Up to 0.14.7 the speaker's image had a shell; 0.13.10 took it by a tag that moves. */
function copyFromSpeaker(flavour: Flavour, name: string, source: string, mount: VolumeMount): Container {
  const image = first(
    flavour,
    only({ until: '0.13.10' }, 'quay.io/metallb/speaker:main'),
    speakerImage(flavour),
  );
  const target = `${mount.mountPath}/`;
  const command = first<string[]>(flavour, only({ until: '0.14.7' }, shell(`cp -f ${source} ${target}`)), [
    '/cp-tool',
    source,
    `${mount.mountPath}${source}`,
  ]);
  return copier(name, image, command, mount);
}

export function frrInitContainers(flavour: Flavour): Container[] {
  return pick(flavour, [
    only(
      frr,
      copyFrrFiles(flavour),
      copyFromSpeaker(flavour, 'cp-reloader', '/frr-reloader.sh', reloader),
      copyFromSpeaker(flavour, 'cp-metrics', '/frr-metrics', metrics),
    ),
  ]);
}

/** Starts FRR under tini; up to 0.15.3 FRR logged to a file, which the script follows once it is there. */
const startScript = [
  only({ since: '0.16.0' }, '/sbin/tini -- /usr/lib/frr/docker-start'),
  [
    '/sbin/tini -- /usr/lib/frr/docker-start &',
    'attempts=0',
    'until [[ -f /etc/frr/frr.log || $attempts -eq 60 ]]; do',
    '  sleep 1',
    '  attempts=$(( $attempts + 1 ))',
    'done',
    'tail -f /etc/frr/frr.log',
    '',
  ].join('\n'),
];

/** How FRR is probed: the port of its metrics server, and the host where that is not the pod's own address. */
export interface FrrProbe {
  readonly port: number;
  readonly host?: string;
}

/** The container that runs FRR itself. */
export function frrContainer(
  flavour: Flavour,
  { port, host }: FrrProbe,
  lockedSince: string,
  locked: readonly VolumeMount[],
): Container {
  const tls = pick(flavour, [only({ since: '0.16.0' }, { scheme: 'HTTPS' })])[0];
  const httpGet: Probe['httpGet'] = {
    path: '/livez',
    port: IntOrString.fromNumber(port),
    ...tls,
    ...(host && { host }),
  };
  const isLocked = pick(flavour, [only({ since: lockedSince }, true)])[0];
  return {
    name: 'frr',
    image: frrImage(flavour),
    command: shell(first(flavour, ...startScript)),
    env: [env('TINI_SUBREAPER', 'true')],
    livenessProbe: { httpGet, periodSeconds: 5, failureThreshold: 3 },
    startupProbe: { httpGet, periodSeconds: 5, failureThreshold: 30 },
    securityContext: {
      capabilities: { add: ['NET_ADMIN', 'NET_RAW', 'SYS_ADMIN', 'NET_BIND_SERVICE'] },
      ...(isLocked && lockedDown),
    },
    volumeMounts: [sockets, conf, ...(isLocked ? locked : [])],
  };
}

const lockedDown = { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true };

/** A container that reloads FRR when its configuration changes. */
export function reloaderContainer(flavour: Flavour): Container {
  return {
    name: 'reloader',
    image: frrImage(flavour),
    command: ['/etc/frr_reloader/frr-reloader.sh'],
    volumeMounts: [sockets, conf, reloader],
  };
}

/** The container that serves FRR's metrics. */
export function frrMetricsContainer(flavour: Flavour): Container {
  return {
    name: 'frr-metrics',
    image: frrImage(flavour),
    command: ['/etc/frr_metrics/frr-metrics'],
    volumeMounts: [sockets, conf, metrics],
  };
}

const metricsPortName = (flavour: Flavour) =>
  first(
    flavour,
    only({ since: '0.16.0' }, 'frrmetricshttps'),
    only({ since: '0.15.3' }, 'frrmetrics'),
    'monitoring',
  );

export function frrContainers(flavour: Flavour): Container[] {
  if (flavour.backend !== 'frr') return [];
  const port = frrPort(flavour);
  const hardened = pick(flavour, [only({ since: '0.15.3' }, { securityContext: lockedDown })])[0];
  const reload = reloaderContainer(flavour);
  const serve = frrMetricsContainer(flavour);
  const log = pick<VolumeMount>(flavour, [
    only({ since: '0.15.3' }, { name: 'frr-log', mountPath: '/var/log/frr' }),
  ]);
  return [
    frrContainer(flavour, { port }, '0.15.3', []),
    { ...reload, ...hardened, volumeMounts: [...(reload.volumeMounts ?? []), ...log] },
    {
      ...serve,
      ...hardened,
      args: [
        `--metrics-port=${port}`,
        ...pick(flavour, [only({ since: '0.16.0' }, '--metrics-bind-address=0.0.0.0')]),
      ],
      ...pick(flavour, [only({ since: '0.14.6' }, { env: [env('VTYSH_HISTFILE', '/dev/null')] })])[0],
      ports: [{ containerPort: port, name: metricsPortName(flavour) }],
    },
  ];
}

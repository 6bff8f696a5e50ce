import type { MetalLbConfig } from '../../config/metallb.js';
import type { Finding, Path } from '../../finding.js';
import type { KubeObject } from '../../resource.js';
import { type Flavour, within } from '../flavour.js';
import { frrPort, metricsPort } from '../names.js';
import { podsOf, type WorkloadSpec } from './edit.js';
import { settingAt } from './knob.js';
import { type Component, componentNames, components } from './placement.js';

/** Settings that do not go together: where the mistake stands, what is wrong, and the way out. */
interface Clash {
  readonly key: string;
  readonly message: string;
  readonly remedy: string;
  readonly severity?: 'warning';
}

type Check = (config: MetalLbConfig, flavour: Flavour, objects: readonly KubeObject[]) => Clash[];

/** A clash where `holds`. */
const when = (holds: boolean, clash: Clash): Clash[] => (holds ? [clash] : []);

/** Both settings are made, and one makes the other pointless. */
const pairs: readonly (Clash & { readonly holds: (config: MetalLbConfig, flavour: Flavour) => boolean })[] = [
  {
    key: 'backend',
    holds: (_, flavour) => !within({ since: '0.14.0' }, flavour) && flavour.backend === 'frr-k8s',
    message: 'is frr-k8s, which came with v0.14.0',
    remedy: 'take v0.14.0 or newer, or another backend',
  },
  {
    key: 'speaker.enabled',
    holds: ({ speaker, controller }) => !speaker.enabled && !controller.enabled,
    message: 'is false, and metallb.controller.enabled too: nothing of MetalLB would run',
    remedy: 'write install: false where MetalLB is there already',
  },
  {
    key: 'speaker.memberlist',
    holds: ({ speaker, placement }) =>
      speaker.memberlist === false && Boolean(speaker.nodeSelector ?? placement?.nodeSelector),
    message: 'is false, so every node counts as a speaker, but a nodeSelector keeps speakers off some',
    remedy: 'keep memberlist, or remove the nodeSelector of the speakers',
  },
  {
    key: 'speaker.memberlist.wan',
    holds: ({ speaker }) =>
      speaker.memberlist !== false && Boolean(speaker.memberlist?.wan && speaker.memberlist.config),
    message: 'has no effect: speaker.memberlist.config sets every timing',
    remedy: 'keep one of the two',
  },
  {
    key: 'tls.cipherSuites',
    holds: ({ tls }, flavour) =>
      tls?.cipherSuites !== undefined &&
      (tls.minVersion ?? (within({ since: '0.16.0' }, flavour) ? 'VersionTLS13' : 'VersionTLS12')) ===
        'VersionTLS13',
    message: 'has no effect: cipher suites are chosen in TLS 1.2, and TLS 1.3 is the oldest that is spoken',
    remedy: 'write tls.minVersion: VersionTLS12, or remove it',
  },
  {
    key: 'frrK8s.namespace',
    holds: ({ frrK8s }) => frrK8s.namespace !== undefined && frrK8s.install,
    message: 'is for an frr-k8s that is there already; the one that is rendered runs beside MetalLB',
    remedy: 'write frrK8s.install: false too, or remove it',
  },
  {
    key: 'metrics.scrapeAnnotations',
    holds: (config, flavour) => config.metrics?.scrapeAnnotations === true && isMute(config, flavour),
    message: 'needs prometheus: without it MetalLB may not ask who a scraper is, and refuses every one',
    remedy: 'write fixes: [metrics-rbac] or prometheus: {serviceMonitor: false}, or false here',
  },
  ...(['controller', 'speaker'] as const).map((of) => ({
    key: `tls.${of}MetricsSecret`,
    severity: 'warning' as const,
    holds: (config: MetalLbConfig, flavour: Flavour) =>
      config.tls?.[`${of}MetricsSecret`] !== undefined && isMute(config, flavour),
    message:
      'is shown to nobody: without prometheus MetalLB may not ask who a scraper is, and refuses every one',
    remedy: 'write fixes: [metrics-rbac] or prometheus: {serviceMonitor: false}',
  })),
  {
    key: 'prometheus.podMonitor',
    holds: ({ prometheus }) =>
      typeof prometheus === 'object' && prometheus.podMonitor !== false && Boolean(prometheus.serviceMonitor),
    message: 'and metallb.prometheus.serviceMonitor would scrape everything twice',
    remedy: 'keep one of the two',
  },
  {
    key: 'webhook.failurePolicy',
    holds: ({ webhook }) => webhook?.mode === 'disabled' && webhook.failurePolicy !== undefined,
    message: 'has no webhook to be for: metallb.webhook.mode is disabled',
    remedy: 'keep one of the two',
  },
  {
    key: 'webhook.mode',
    severity: 'warning',
    holds: ({ webhook }) => webhook?.mode === 'onlywebhook',
    message: 'is onlywebhook: this controller judges what is written, and hands out no address',
    remedy: 'run another controller with webhook.mode: disabled',
  },
  ...(['controller', 'speaker', 'frrK8s'] as const).map((name) => ({
    key: `${name}.serviceAccount.create`,
    holds: (config: MetalLbConfig) => {
      const account = config[name].serviceAccount;
      return account?.create === false && account.annotations !== undefined;
    },
    message: 'is false, so its annotations are written nowhere',
    remedy: 'remove the annotations, or create',
  })),
];

/** Whether metrics are served, and to nobody. */
function isMute({ prometheus, fixes }: MetalLbConfig, flavour: Flavour): boolean {
  const isMended = fixes === true || (fixes !== false && fixes.includes('metrics-rbac'));
  return within({ since: '0.16.0' }, flavour) && !prometheus && !isMended;
}

const pairClashes: Check = (config, flavour) =>
  pairs.flatMap(({ holds, ...clash }) => when(holds(config, flavour), clash));

/** Where speakers run, frr-k8s has to run too: it is what speaks BGP there. */
const placementClashes: Check = (config, { backend }) => {
  if (backend !== 'frr-k8s' || !config.frrK8s.install) return [];
  const of = <Name extends 'nodeSelector' | 'tolerations' | 'tolerateControlPlane'>(
    component: Component,
    name: Name,
  ) => config[component][name] ?? config.placement?.[name];
  const text = (value: unknown) => JSON.stringify(value);
  const speakerNodes = of('speaker', 'nodeSelector') as Readonly<Record<string, string>> | undefined;
  const narrower = Object.entries(of('frrK8s', 'nodeSelector') ?? {}).some(
    ([key, value]) => speakerNodes?.[key] !== value,
  );
  const known = ((of('frrK8s', 'tolerations') ?? []) as object[]).map(text);
  const stricter = ((of('speaker', 'tolerations') ?? []) as object[]).some(
    (one) => !known.includes(text(one)),
  );
  const master =
    of('frrK8s', 'tolerateControlPlane') === false && of('speaker', 'tolerateControlPlane') !== false;
  const away = 'frrK8s.affinity';
  const apart =
    config.frrK8s.affinity !== undefined &&
    text(config.frrK8s.affinity) !== text(config.speaker.affinity ?? config.placement?.affinity);
  const remedy = 'write it under metallb.placement, which holds for both';
  const clash = (key: string, name: string): Clash => ({
    key: settingAt(config, key) === undefined ? key.replace('frrK8s', 'speaker') : key,
    message: `keeps frr-k8s off nodes where speakers run (${name} of speaker and frrK8s do not agree), and nothing speaks BGP there`,
    remedy,
  });
  return [
    ...when(narrower, clash('frrK8s.nodeSelector', 'nodeSelector')),
    ...when(stricter, clash('frrK8s.tolerations', 'tolerations')),
    ...when(master, clash('frrK8s.tolerateControlPlane', 'tolerateControlPlane')),
    ...when(apart, clash(away, 'affinity')),
  ];
};

/** Settings of containers by names that no pod of the component has. */
const containerClashes: Check = (config, { release, backend }, objects) =>
  componentNames.flatMap((component) => {
    const pods = components[component].flatMap((of) => podsOf(objects, of));
    const names = pods.flatMap(({ containers, initContainers = [] }) =>
      [...containers, ...initContainers].map(({ name }) => name),
    );
    return Object.keys(config[component].containers ?? {})
      .filter((name) => pods.length > 0 && !names.includes(name))
      .map((name) => ({
        key: `${component}.containers.${name}`,
        message: `is no container of ${release} with backend ${backend}`,
        remedy: `name one of ${[...new Set(names)].join(', ')}`,
      }));
  });

/** Labels by which a workload finds its pods cannot be others. */
const labelClashes: Check = (config, _, objects) =>
  componentNames.flatMap((component) => {
    const selected = objects
      .filter(({ spec, kind }) => (kind === 'Deployment' || kind === 'DaemonSet') && spec)
      .filter(({ metadata: { name } }) =>
        component === 'frrK8s' ? name.startsWith('frr-k8s') : name === component,
      )
      .map(({ spec }) => (spec as WorkloadSpec).selector.matchLabels);
    return Object.keys(config[component].labels ?? {})
      .filter((name) => selected.some((labels) => name in labels))
      .map((name) => ({
        key: `${component}.labels.${name}`,
        message: 'is a label by which the workload finds its pods, and cannot be another',
        remedy: 'use another label',
      }));
  });

/** Containers of one's own beside those that are there. */
const extraClashes: Check = (config, _, objects) =>
  componentNames.flatMap((component) => {
    const names = components[component]
      .slice(0, 1)
      .flatMap((of) => podsOf(objects, of))
      .flatMap(({ containers, initContainers = [] }) => [...containers, ...initContainers])
      .map(({ name }) => name);
    return (config[component].extraContainers ?? []).flatMap(({ name }, index, all) =>
      when(names.includes(name) || all.findIndex((one) => one.name === name) < index, {
        key: `${component}.extraContainers.${index}.name`,
        message: `is ${name}, and the pod has a container of that name already`,
        remedy: 'give it another name',
      }),
    );
  });

/** Ports that programs open on the node: the settings that move them, and where they are without one. */
function nodePorts(config: MetalLbConfig, flavour: Flavour): (readonly [key: string, port: number])[] {
  const { memberlist } = config.speaker;
  const list = memberlist === undefined ? {} : memberlist;
  return [
    ['metrics.port', config.metrics?.port ?? metricsPort(flavour)],
    ...(list ? [['speaker.memberlist.port', list.port ?? 7946] as const] : []),
    ...(within({ since: '0.16.0' }, flavour)
      ? [['speaker.healthPort', config.speaker.healthPort ?? 17472] as const]
      : []),
    ...(flavour.backend === 'frr'
      ? [['metrics.frrPort', config.metrics?.frrPort ?? frrPort(flavour)] as const]
      : []),
  ];
}

const portClashes: Check = (config, flavour) => {
  const ports = nodePorts(config, flavour);
  return ports.flatMap(([key, port]) => {
    const other = ports.find(([name, number]) => name !== key && number === port);
    return when(settingAt(config, key) !== undefined && other !== undefined, {
      key,
      message: `is ${port}, which metallb.${other?.[0]} is too: both are opened on the node`,
      remedy: 'give each a port of its own',
    });
  });
};

const checks: readonly Check[] = [
  pairClashes,
  placementClashes,
  containerClashes,
  labelClashes,
  extraClashes,
  portClashes,
];

/** Settings of the config that do not go together. `objects` are those of the flavour, before any setting. */
export function combinationFindings(
  config: MetalLbConfig,
  flavour: Flavour,
  objects: readonly KubeObject[],
): Finding[] {
  return checks
    .flatMap((check) => check(config, flavour, objects))
    .map(({ key, message, remedy, severity = 'error' as const }) => ({
      rule: 'metallb-settings',
      severity,
      message: `metallb.${key} ${message}`,
      remedy,
      path: pathOf(key),
    }));
}

function pathOf(key: string): Path {
  return ['metallb', ...key.split('.').map((name) => (/^\d+$/.test(name) ? Number(name) : name))];
}

import { imageText, parseImage } from '../image-name.js';
import type { Advisory } from './advisory.js';
import { both, changed, each, isA, isMap, mending, named, pod, workload } from './change.js';

const speaker = workload('speaker');
const copiers = [...pod, 'initContainers', named('cp-reloader', 'cp-metrics')] as const;

/** Another tag for an image, from whatever registry; a digest holds it to its bytes and stays. */
const retagged = (path: string, from: string, to: string) => (image: unknown) => {
  if (typeof image !== 'string') return image;
  const name = parseImage(image);
  return name.path === path && name.tag === from && !name.digest ? imageText({ ...name, tag: to }) : image;
};

const shellOf = /^cp -f (\S+) (\S+)\/$/;

/** The copying that needs no shell, in a container of the releases whose image has none. */
function withoutShell(container: unknown): unknown {
  if (!isMap(container) || !Array.isArray(container.command) || typeof container.image !== 'string')
    return container;
  const { path, tag = '' } = parseImage(container.image);
  const [, source, folder] = shellOf.exec(String(container.command[2])) ?? [];
  if (path !== 'metallb/speaker' || !['v0.14.6', 'v0.14.7'].includes(tag) || !source) return container;
  return { ...container, command: ['/cp-tool', source, `${folder}${source}`] };
}

const folders = [
  { name: 'frr-tmp', mountPath: '/var/tmp/frr' },
  { name: 'frr-lib', mountPath: '/var/lib/frr' },
];

const has = (list: unknown, name: string) =>
  Array.isArray(list) && list.some((one) => isMap(one) && one.name === name);

/** Pods whose FRR mounts the volumes that are there for it. */
function withFolders(spec: unknown): unknown {
  if (!isMap(spec)) return spec;
  const wanted = folders.filter(({ name }) => has(spec.volumes, name));
  return changed(spec, ['containers', named('frr'), 'volumeMounts'], (mounts) => {
    const missing = wanted.filter(({ name }) => !has(mounts, name));
    return Array.isArray(mounts) && missing.length > 0 ? [...mounts, ...missing] : mounts;
  });
}

/** Options of bgpd in FRR's file of daemons, where they do not say which port. */
const openBgpd = /^(bgpd_options="[^"\n]*-A 127\.0\.0\.1)(?![^"\n]* -p )/m;

/** Defects of FRR beside the speaker, and of frr-k8s. */
export const frrAdvisories: readonly Advisory[] = [
  {
    name: 'frr-volumes',
    spans: [{ since: '0.15.3', backends: ['frr'] }],
    problem: 'FRR has a read-only root, and the volumes frr-tmp and frr-lib for it are never mounted',
    why: 'FRR cannot write to `/var/tmp/frr` and `/var/lib/frr`, where it keeps what should outlive a restart, and what it knows of a crash.',
    told: 'always',
    source: 'config/frr/speaker-patch.yaml at v0.15.3; charts/metallb/templates/speaker.yaml mounts both',
    fix: { does: 'mounts both', mend: mending(speaker, pod, withFolders) },
  },
  {
    name: 'frr-init',
    spans: [{ since: '0.14.6', until: '0.14.7', backends: ['frr'] }],
    problem: 'init containers of the speaker start /bin/sh, which its image does not have any more',
    why: 'Speakers never start.',
    told: 'always',
    source: 'metallb/metallb#2462',
    fix: {
      does: 'copies with the `/cp-tool` of the image, as v0.14.8 does',
      mend: mending(speaker, copiers, withoutShell),
    },
  },
  {
    name: 'speaker-tag',
    spans: [{ until: '0.13.10', backends: ['frr'] }],
    problem: 'init containers of the speaker take its image by the tag main, which moves',
    why: 'What runs changes from day to day, and is none of the release; the image of today has no shell, which they need.',
    told: 'always',
    source: 'config/manifests/metallb-frr.yaml at v0.13.10',
    fix: {
      does: 'takes the image of the release',
      mend: mending(speaker, [...copiers, 'image'], retagged('metallb/speaker', 'main', 'v0.13.10')),
    },
  },
  {
    name: 'frr-k8s-tag',
    spans: [{ since: '0.14.0', until: '0.14.3', backends: ['frr-k8s'], prometheus: true }],
    problem: 'frr-k8s is v0.0.4, and v0.0.8 without monitoring',
    why: 'Switching monitoring on takes frr-k8s four versions back.',
    told: 'always',
    source: 'config/manifests/metallb-frr-k8s-prometheus.yaml at v0.14.3',
    fix: {
      does: 'takes v0.0.8 in both',
      mend: both(
        ...(['containers', 'initContainers'] as const).map((list) =>
          mending(
            workload('frr-k8s-daemon', 'frr-k8s-webhook-server'),
            [...pod, list, each, 'image'],
            retagged('metallb/frr-k8s', 'v0.0.4', 'v0.0.8'),
          ),
        ),
      ),
    },
  },
  {
    name: 'bgp-port',
    spans: [{ since: '0.14.8', until: '0.14.8', backends: ['frr-k8s'] }],
    problem: 'bgpd listens on TCP 179 of every node',
    why: 'Whoever reaches a node reaches a BGP router, and another router on the node cannot have the port.',
    told: 'always',
    source: 'config/manifests/metallb-frr-k8s.yaml at v0.14.8',
    fix: {
      does: 'starts bgpd with `-p 0`, as all other releases do',
      mend: mending(isA('ConfigMap', 'frr-k8s-frr-startup'), ['data', 'daemons'], (text) =>
        typeof text === 'string' ? text.replace(openBgpd, '$1 -p 0') : text,
      ),
    },
  },
];

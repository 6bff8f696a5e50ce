import type { MetalLbConfig } from '../../config/metallb.js';
import { imageText, parseImage } from '../image-name.js';
import { all, type Container, containers, type Edit, pod, type Workload } from './edit.js';
import { type Knob, knob, type Value } from './knob.js';

type Image = Value<MetalLbConfig, 'images.controller'>;

/** Where the published manifests take each image from. */
export const repositories = {
  controller: 'quay.io/metallb/controller',
  speaker: 'quay.io/metallb/speaker',
  frr: 'quay.io/frrouting/frr',
  frrK8s: 'quay.io/metallb/frr-k8s',
  kubeRbacProxy: 'gcr.io/kubebuilder/kube-rbac-proxy',
} as const;

export const everywhere: readonly Workload[] = ['controller', 'speaker', 'daemon', 'cleaner'];

const onContainers = (is: (one: Container) => boolean, change: (one: Container) => Container): Edit =>
  all(...everywhere.map((of) => containers(of, is, change)));

const repositoryOf = (image: string) => {
  const { registry, path } = parseImage(image);
  return `${registry}/${path}`;
};

/** One image by another: what is not set stays, but a digest goes with the tag it belonged to. */
function replaced(text: string, { repository, tag, digest }: Image): string {
  const old = parseImage(text);
  const base = repository === undefined ? old : { ...parseImage(repository), tag: old.tag };
  return imageText({ ...base, tag: tag ?? base.tag, digest: digest ?? undefined });
}

const imageKnobs = (Object.keys(repositories) as (keyof typeof repositories)[]).map((name) =>
  knob(`images.${name}`, name === 'kubeRbacProxy' ? { until: '0.15.3' } : {}, (value) =>
    onContainers(
      (one) => repositoryOf(one.image) === repositories[name],
      (one) => ({
        ...one,
        image: replaced(one.image, value),
        ...(value.pullPolicy && { imagePullPolicy: value.pullPolicy }),
      }),
    ),
  ),
);

const fromRegistry = (registry: string, one: Container): Container => ({
  ...one,
  image: imageText({ ...parseImage(one.image), registry }),
});

/** Images, where they come from, and how they are pulled. They come last: containers of one's own have images too. */
export const imagesKnobs: readonly Knob[] = [
  knob('images.pullPolicy', {}, (imagePullPolicy) =>
    onContainers(
      () => true,
      (one) => ({ ...one, imagePullPolicy }),
    ),
  ),
  ...imageKnobs,
  knob('images.registry', {}, (registry) =>
    onContainers(
      () => true,
      (one) => fromRegistry(registry, one),
    ),
  ),
  knob('images.pullSecrets', {}, (names) =>
    all(
      ...everywhere.map((of) =>
        pod(of, (spec) => ({ ...spec, imagePullSecrets: names.map((name) => ({ name })) })),
      ),
    ),
  ),
];

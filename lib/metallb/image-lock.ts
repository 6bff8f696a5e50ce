import { compareText, type Finding } from '../finding.js';
import { type Handout, handoutFile, type KubeObject } from '../resource.js';
import { all, containers, podsOf } from './knobs/edit.js';
import { everywhere } from './knobs/images.js';

/** Content of a file by its path; undefined when it cannot be read. */
export type ReadFile = (path: string) => Uint8Array | undefined;

/** Every image that the pods of MetalLB pull, sorted. */
export function imagesOf(objects: readonly KubeObject[]): string[] {
  const pods = everywhere.flatMap((of) => podsOf(objects, of));
  const images = pods.flatMap(({ containers, initContainers = [] }) =>
    [...containers, ...initContainers].map(({ image }) => image),
  );
  return [...new Set(images)].sort(compareText);
}

/** The list of images, a line each: what has to be in a registry before the cluster can start MetalLB. */
export function imagesHandout(objects: readonly KubeObject[]): Handout {
  const text = () =>
    imagesOf(objects)
      .map((image) => `${image}\n`)
      .join('');
  return { title: 'images', file: handoutFile('host/images.txt', text), when: 'reference' };
}

interface Locked {
  readonly objects: readonly KubeObject[];
  readonly findings: readonly Finding[];
}

const rule = 'metallb-image-lock';
const path = ['metallb', 'images', 'lock'];
const line = /^(\S+)@(sha256:[0-9a-f]{64})$/;

/**
 * Holds images to the digests of a lock file: a line `IMAGE@sha256:DIGEST` for each image as `host/images.txt` has it without
 * the file; `#` starts a comment. An image without a line is an error, and so is a line without an image.
 */
export function lockImages(objects: readonly KubeObject[], file: string | undefined, read: ReadFile): Locked {
  if (file === undefined) return { objects, findings: [] };
  const error = (message: string, remedy: string): Finding => ({
    rule,
    severity: 'error',
    message,
    remedy,
    path,
  });
  const bytes = read(file);
  if (!bytes) {
    const message = `metallb.images.lock ${file} cannot be read`;
    return { objects, findings: [error(message, 'check the path, which is relative to the config')] };
  }
  const images = imagesOf(objects).filter((image) => !image.includes('@'));
  const digests = new Map<string, string>();
  const findings: Finding[] = [];
  for (const [index, text] of new TextDecoder().decode(bytes).split(/\r?\n/).entries()) {
    const entry = text.replace(/#.*/, '').trim();
    if (entry === '') continue;
    const at = { file, line: index + 1, column: 1 };
    const [, image = '', digest = ''] = line.exec(entry) ?? [];
    if (image === '') {
      findings.push({ ...error(`${entry} is no locked image`, 'write IMAGE@sha256:DIGEST'), at });
    } else if (!images.includes(image)) {
      const remedy = `remove it; what is pulled: ${images.join(', ')}`;
      findings.push({ ...error(`${image} is pulled by nothing here`, remedy), at });
    } else if (digests.has(image)) {
      findings.push({ ...error(`${image} stands here a second time`, 'keep one of the two'), at });
    }
    digests.set(image, digest);
  }
  const missing = images.filter((image) => !digests.has(image));
  const absent = missing.map((image) =>
    error(`${file} has no digest of ${image}`, 'add a line IMAGE@sha256:DIGEST for it'),
  );
  const pinned = all(
    ...everywhere.map((of) =>
      containers(
        of,
        ({ image }) => digests.has(image),
        (one) => ({ ...one, image: `${one.image}@${digests.get(one.image)}` }),
      ),
    ),
  );
  return { objects: pinned(objects), findings: [...findings, ...absent] };
}

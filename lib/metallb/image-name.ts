/** An image as Kubernetes has it: where it comes from, and which one it is. */
export interface ImageName {
  /** Registry, port included; `docker.io` where none is written. */
  readonly registry: string;
  /** Path in the registry, without tag and digest. */
  readonly path: string;
  readonly tag?: string;
  readonly digest?: string;
}

/**
 * The parts of an image, as container runtimes read them: the first part is a registry when it has a dot, a colon, or is
 * `localhost`; an image of one part is in `docker.io/library`.
 *
 * @see https://github.com/distribution/reference/blob/v0.6.0/normalize.go (splitDockerDomain)
 */
export function parseImage(text: string): ImageName {
  const [name = '', digest] = text.split('@');
  const colon = name.lastIndexOf(':');
  const tagged = colon > name.lastIndexOf('/');
  const [repository, tag] = tagged ? [name.slice(0, colon), name.slice(colon + 1)] : [name, undefined];
  const [first = '', ...rest] = repository.split('/');
  const hasRegistry = rest.length > 0 && (/[.:]/.test(first) || first === 'localhost');
  const path = hasRegistry ? rest.join('/') : rest.length > 0 ? repository : `library/${repository}`;
  return { registry: hasRegistry ? first : 'docker.io', path, tag, digest };
}

/** The text of an image. Without tag and digest it is `latest`, which is not written. */
export function imageText({ registry, path, tag, digest }: ImageName): string {
  return `${registry}/${path}${tag ? `:${tag}` : ''}${digest ? `@${digest}` : ''}`;
}

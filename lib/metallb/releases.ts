/** Every published tag from v0.13.10 on, oldest first. */
export const releases = [
  'v0.13.10',
  'v0.13.11',
  'v0.13.12',
  'v0.14.0',
  'v0.14.1',
  'v0.14.2',
  'v0.14.3',
  'v0.14.4',
  'v0.14.5',
  'v0.14.6',
  'v0.14.7',
  'v0.14.8',
  'v0.14.9',
  'v0.15.0',
  'v0.15.1',
  'v0.15.2',
  'v0.15.3',
  'v0.16.0',
  'v0.16.1',
] as const;

/** A release of MetalLB, written as its tag. */
export type Release = (typeof releases)[number];

/** What speaks BGP: MetalLB itself, FRR beside the speaker, or the frr-k8s daemon. */
export const backends = ['native', 'frr', 'frr-k8s'] as const;
export type Backend = (typeof backends)[number];

export const newestRelease: Release = 'v0.16.1';

/** The release that `text` names, with or without the `v`; undefined when there is none. */
export function tryRelease(text: string): Release | undefined {
  const tag = text.startsWith('v') ? text : `v${text}`;
  return releases.find((release) => release === tag);
}

/** Whether `release` is `since` or newer. `since` is a version without the `v`, published or not: `0.13.5`, `0.14.9`. */
export function isSince(release: Release, since: string): boolean {
  return compareVersions(release.slice(1), since) >= 0;
}

/** Order of two dotted versions, number by number. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  for (let i = 0; i < 3; i++) {
    const difference = (left?.[i] ?? 0) - (right?.[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** What a release recommends to speak BGP with, and what its chart installs. */
export function recommendedBackend(release: Release): Backend {
  return isSince(release, '0.16.0') ? 'frr-k8s' : 'frr';
}

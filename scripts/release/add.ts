import { compareText } from '../../lib/finding.js';
import { type Crd, isPart, withConversion } from '../../lib/metallb/crds/crds.js';
import type { Change } from '../../lib/metallb/crds/history.js';
import { structureOf } from '../../lib/metallb/crds/structure.js';
import type { Flavour } from '../../lib/metallb/flavour.js';
import { metallbObjects } from '../../lib/metallb/objects.js';
import { compareVersions, type Release } from '../../lib/metallb/releases.js';
import type { KubeObject } from '../../lib/resource.js';
import { crdChanges } from './crd-changes.js';
import { differences, home } from './differences.js';
import { complete, type Manifest } from './manifests.js';
import { type Found, reportText } from './report.js';

/** What the tree says about releases and CRDs. */
export interface Tree {
  readonly releases: readonly string[];
  /** The newest CRDs. */
  readonly newest: readonly Crd[];
  /** Changes of CRDs that were recorded by this command. */
  readonly recorded: readonly Change[];
}

/** The tree with a release more, and what it takes besides. */
export interface Added {
  readonly tree: Tree;
  readonly report: string;
}

const isCrd = ({ kind }: KubeObject) => kind === 'CustomResourceDefinition';

/**
 * Adds a release, or looks again at the newest one.
 *
 * @throws Error when `tag` is no tag, or is that of an older release
 */
export function addRelease(tree: Tree, tag: string, manifests: readonly Manifest[]): Added {
  const last = tree.releases.at(-1) as string;
  refuse(tag, last);
  const isKnown = tag === last;
  const before = isKnown ? (tree.releases.at(-2) as string) : last;
  const all = manifests.find(({ file }) => file === complete)?.objects ?? [];
  const newest = all.filter(isCrd).map(structureOf).sort(byName) as Crd[];
  const changes = crdChanges(tree.newest, newest, tag.slice(1));
  return {
    tree: {
      releases: isKnown ? tree.releases : [...tree.releases, tag],
      newest,
      recorded: [...changes.map(({ change }) => change), ...tree.recorded],
    },
    report: reportText({ tag, before, changes, found: found(tag, newest, manifests), manifests }),
  };
}

function refuse(tag: string, last: string): void {
  if (!/^v\d+\.\d+\.\d+$/.test(tag)) throw new Error(`${tag} is no tag of a release; write it as ${last}`);
  if (compareVersions(tag.slice(1), last.slice(1)) < 0)
    throw new Error(`${tag} is older than ${last}, the newest we have, from which all older ones follow`);
}

/** The differences between manifests and our rendering, each with the manifests that have it. */
function found(tag: string, newest: readonly Crd[], manifests: readonly Manifest[]): Found[] {
  const all = new Map<string, Found>();
  for (const { file, backend, prometheus, objects } of manifests) {
    const flavour = { release: tag as Release, backend, prometheus, namespace: home };
    for (const difference of differences(rendered(flavour, newest), objects)) {
      const key = JSON.stringify(difference);
      const known = all.get(key);
      all.set(key, { difference, files: [...(known?.files ?? []), file] });
    }
  }
  return [...all.values()].sort((a, b) => compareText(textOf(a), textOf(b)));
}

/** Our rendering of the release, as if its CRDs and its tag were all that is new about it. */
function rendered(flavour: Flavour, newest: readonly Crd[]): KubeObject[] {
  return [
    ...newest.filter((crd) => isPart(crd, flavour.backend)).map((crd) => withConversion(crd, flavour)),
    ...metallbObjects(flavour).filter((object) => !isCrd(object)),
  ];
}

const textOf = ({ difference }: Found) => `${difference.object} ${difference.field}`;
const byName = (a: KubeObject, b: KubeObject) => compareText(a.metadata.name, b.metadata.name);

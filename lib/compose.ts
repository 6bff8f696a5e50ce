import { dirname, isAbsolute, join } from 'node:path';
import { parseAddresses } from './addresses/entry.js';
import { AddressRange } from './addresses/range.js';
import { advertisementRendering } from './advertisements/resource.js';
import type { GitopsTool } from './config/gitops.js';
import type { Loaded } from './config/load.js';
import type { Config } from './config/schema.js';
import type { Finding, Path, Position } from './finding.js';
import { annotated } from './gitops/annotations.js';
import { gitopsHandouts } from './gitops/handouts.js';
import { installationOf } from './installation.js';
import { type CapturedFile, kubeProxyRendering } from './kube-proxy/resource.js';
import { backendOf } from './metallb/backend.js';
import { takeManifest } from './metallb/manifest.js';
import { metallbRendering } from './metallb/resource.js';
import { poolDrafts } from './pools/resource.js';
import type { Draft, KubeObject, Rendering, Resource } from './resource.js';
import { edgeRendering } from './services/edge/resource.js';
import { serviceRendering } from './services/resource.js';
import type { Claim, World } from './world.js';

/** What a config becomes: the World it describes, and what is wrong with it beyond what the rules see. */
export interface Composed {
  /** The config with what the manifest says that it names. */
  readonly config: Config;
  readonly world: World;
  readonly findings: readonly Finding[];
}

/** The World of a config: every room's objects, with the config's positions. */
export function worldOfConfig(loaded: Loaded): Composed {
  const { manifest } = loaded.config.metallb;
  const taken = takeManifest(loaded.config.metallb, nameOf(manifest ?? '', loaded), loaded.read);
  const config = taken ? { ...loaded.config, metallb: taken.config } : loaded.config;
  const { backend } = backendOf(config);
  const renderings: Rendering[] = [
    taken?.rendering ?? metallbRendering(config.metallb, backend, loaded.read),
    { drafts: poolDrafts(config), handouts: [], findings: [] },
    kubeProxyRendering(config, capturedBy(loaded)),
    advertisementRendering(config),
    serviceRendering(config),
    edgeRendering(config),
  ];
  const { claims, faults } = networkOf(loaded);
  const drafts = delivered(
    renderings.flatMap(({ drafts }) => drafts),
    config.gitops,
  );
  const resources = drafts.map((draft) => resourceOf(draft, loaded));
  const objects = drafts.filter(({ use }) => use === 'apply').map(({ object }) => object);
  const delivery = { name: config.name, namespace: config.metallb.namespace, objects };
  const world: World = {
    resources,
    release: config.metallb.version,
    backend,
    metallb: { ...installationOf(resources), namespace: config.metallb.namespace },
    cluster: {
      distribution: config.distribution,
      kubernetes: config.kubernetes,
      kubeProxyMode: config.kubeProxy.mode,
    },
    network: claims,
    silences: config.ignore.map((silence, index) => ({ ...silence, ...placeOf(loaded, ['ignore', index]) })),
    ignored: {},
    handouts: [...renderings.flatMap(({ handouts }) => handouts), ...gitopsHandouts(config.gitops, delivery)],
  };
  const findings = renderings.flatMap(({ findings }) => findings).map((finding) => located(finding, loaded));
  return { config, world, findings: [...faults, ...findings] };
}

/** The drafts, with annotations for the tools on what is emitted. */
function delivered(drafts: readonly Draft[], tools: readonly GitopsTool[]): readonly Draft[] {
  if (tools.length === 0) return drafts;
  const ours = drafts.filter(({ use }) => use === 'apply');
  const objects = annotated(
    ours.map(({ object }) => object),
    tools,
  );
  const made = new Map(ours.map((draft, index) => [draft, objects[index] as KubeObject]));
  return drafts.map((draft) => ({ ...draft, object: made.get(draft) ?? draft.object }));
}

/** Where the config has something. */
function placeOf(loaded: Loaded, path: Path): { path: Path; at?: Position } {
  const at = loaded.at(path);
  return { path, ...(at && { at }) };
}

/** A file that the config names, as findings name it. */
function nameOf(path: string, { file }: Loaded): string {
  return isAbsolute(path) ? path : join(dirname(file), path);
}

/** The file with kube-proxy's ConfigMap that the config names. */
function capturedBy(loaded: Loaded): CapturedFile | undefined {
  const { configMap } = loaded.config.kubeProxy;
  if (configMap === undefined) return undefined;
  return { file: nameOf(configMap, loaded), bytes: loaded.read(configMap) };
}

function resourceOf({ object, use, partial, source, origin }: Draft, loaded: Loaded): Resource {
  return { object, use, ...(partial && { partial }), origin: origin ?? ((path) => loaded.at(source(path))) };
}

function located(finding: Finding, loaded: Loaded): Finding {
  return finding.at || !finding.path ? finding : { ...finding, at: loaded.at(finding.path) };
}

/** The addresses of the `network` section and those that pools exclude, and the texts among the former that are none. */
function networkOf(loaded: Loaded): { claims: Claim[]; faults: Finding[] } {
  const claims: Claim[] = excludedOf(loaded);
  const faults: Finding[] = [];
  for (const [use, texts] of Object.entries(loaded.config.network)) {
    (texts ?? []).forEach((text, index) => {
      const path = ['network', use, index];
      const range = parseAddresses(text);
      const at = loaded.at(path);
      if (range instanceof AddressRange) claims.push({ use, text, range, at, path });
      else {
        const { rule, reason, remedy } = range;
        faults.push({
          rule,
          severity: 'error',
          message: `network.${use} ${JSON.stringify(text)} ${reason}`,
          remedy,
          at,
          path,
        });
      }
    });
  }
  return { claims, faults };
}

/** What pools exclude. Texts that are no addresses are told of where the pool is made. */
function excludedOf(loaded: Loaded): Claim[] {
  return Object.entries(loaded.config.pools).flatMap(([pool, { exclude = [] }]) =>
    exclude.flatMap((text, index) => {
      const range = parseAddresses(text);
      const path = ['pools', pool, 'exclude', index];
      return range instanceof AddressRange
        ? [{ use: 'exclude', pool, text, range, at: loaded.at(path), path }]
        : [];
    }),
  );
}

import type { MetalLbConfig } from '../config/metallb.js';
import type { Path } from '../finding.js';
import type { Draft, Rendering } from '../resource.js';
import { applyFixes } from './advisories/fixes.js';
import { imagesHandout, lockImages, type ReadFile } from './image-lock.js';
import { applyKnobs } from './knobs/index.js';
import { metallbObjects } from './objects.js';
import type { Backend } from './releases.js';

/** Everything that MetalLB itself consists of, in the flavour and with the settings that the config asks for. */
export function metallbRendering(config: MetalLbConfig, backend: Backend, read: ReadFile): Rendering {
  if (!config.install) return { drafts: [], handouts: [], findings: [] };
  const { version: release, namespace } = config;
  const flavour = { release, backend, namespace, prometheus: config.prometheus !== false };
  const applied = applyKnobs(metallbObjects(flavour), config, flavour);
  const mended = applyFixes(applied.objects, config.fixes, flavour);
  const locked = lockImages(mended.objects, config.images?.lock, read);
  const drafts = locked.objects.map(
    (object): Draft => ({
      object,
      use: 'apply',
      source: sourceOf,
    }),
  );
  return {
    drafts,
    handouts: config.images ? [imagesHandout(locked.objects)] : [],
    findings: [...applied.findings, ...mended.findings, ...locked.findings],
  };
}

/** An object as a whole is there because of the release. */
function sourceOf(path: Path): Path {
  if (path.length === 0) return ['metallb', 'version'];
  return path[0] === 'metadata' && path[1] === 'namespace' ? ['metallb', 'namespace'] : ['metallb'];
}

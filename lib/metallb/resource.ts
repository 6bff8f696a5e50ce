import type { MetalLbConfig } from '../config/metallb.js';
import type { Path } from '../finding.js';
import type { Draft, KubeObject, Rendering } from '../resource.js';
import { applyFixes } from './advisories/fixes.js';
import { controllerObject } from './controller.js';
import { crdObjects } from './crds/crds.js';
import { excludedInterfacesObject } from './excluded-interfaces.js';
import type { Flavour } from './flavour.js';
import { only, pick } from './flavour.js';
import { frrK8sObjects } from './frr-k8s/objects.js';
import { frrStartupObject } from './frr-startup.js';
import { imagesHandout, lockImages, type ReadFile } from './image-lock.js';
import { applyKnobs } from './knobs/index.js';
import { monitoringObjects } from './monitoring.js';
import { namespaceObject } from './namespace.js';
import { rbacObjects } from './rbac.js';
import type { Backend } from './releases.js';
import { speakerObject } from './speaker.js';
import { webhookConfigurationObject, webhookSecretObject, webhookServiceObject } from './webhook.js';

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

/** The objects of a flavour: what its published manifest holds. */
export function metallbObjects(flavour: Flavour): KubeObject[] {
  const objects = pick<object>(flavour, [
    ...crdObjects(flavour),
    namespaceObject(flavour),
    ...rbacObjects(flavour),
    excludedInterfacesObject(flavour),
    only({ backends: ['frr'] }, frrStartupObject(flavour, 'frr-startup')),
    webhookSecretObject(flavour),
    webhookServiceObject(flavour),
    controllerObject(flavour),
    speakerObject(flavour),
    webhookConfigurationObject(flavour),
    ...(flavour.backend === 'frr-k8s' ? frrK8sObjects(flavour) : []),
    ...(flavour.prometheus ? monitoringObjects(flavour) : []),
  ]);
  return objects as KubeObject[];
}

import type { MetalLbConfig } from '../config/metallb.js';
import type { Draft, KubeObject } from '../resource.js';
import { controllerObject } from './controller.js';
import { crdObjects } from './crds/crds.js';
import { excludedInterfacesObject } from './excluded-interfaces.js';
import type { Flavour } from './flavour.js';
import { only, pick } from './flavour.js';
import { frrK8sObjects } from './frr-k8s/objects.js';
import { frrStartupObject } from './frr-startup.js';
import { monitoringObjects } from './monitoring.js';
import { namespaceObject } from './namespace.js';
import { rbacObjects } from './rbac.js';
import type { Backend } from './releases.js';
import { speakerObject } from './speaker.js';
import { webhookConfigurationObject, webhookSecretObject, webhookServiceObject } from './webhook.js';

/** Everything that MetalLB itself consists of, in the flavour that the config asks for. */
export function metallbDrafts(config: MetalLbConfig, backend: Backend): Draft[] {
  if (!config.install) return [];
  const { version: release, namespace, prometheus } = config;
  return metallbObjects({ release, backend, namespace, prometheus }).map((object) => ({
    object,
    use: 'apply',
    source: (path) =>
      path[0] === 'metadata' && path[1] === 'namespace' ? ['metallb', 'namespace'] : ['metallb'],
  }));
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
    only({ backends: ['frr-k8s'] }, ...frrK8sObjects(flavour)),
    only({ prometheus: true }, ...monitoringObjects(flavour)),
  ]);
  return objects as KubeObject[];
}

import type { KubeObject } from '../resource.js';
import { controllerObject } from './controller.js';
import { crdObjects } from './crds/crds.js';
import { excludedInterfacesObject } from './excluded-interfaces.js';
import { type Flavour, only, pick } from './flavour.js';
import { frrK8sObjects } from './frr-k8s/objects.js';
import { frrStartupObject } from './frr-startup.js';
import { monitoringObjects } from './monitoring.js';
import { namespaceObject } from './namespace.js';
import { rbacObjects } from './rbac.js';
import { speakerObject } from './speaker.js';
import { webhookConfigurationObject, webhookSecretObject, webhookServiceObject } from './webhook.js';

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

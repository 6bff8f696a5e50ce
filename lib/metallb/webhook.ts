import {
  IntOrString,
  KubeSecret,
  KubeService,
  KubeValidatingWebhookConfiguration,
  type ValidatingWebhook,
} from 'cdk8s-plus-27/lib/imports/k8s.js';
import { type Flavour, only, pick } from './flavour.js';
import { webhookSecret, webhookService } from './names.js';

interface Hook {
  readonly resource: string;
  /** The kind in lower case, as paths and names have it. */
  readonly kind: string;
  readonly version?: string;
  readonly operations?: readonly string[];
  /** Name without `validationwebhook.metallb.io`, where it is not the kind. */
  readonly name?: string;
}

/** One for each kind that MetalLB judges when it is written. */
const hooks = [
  { resource: 'bgppeers', kind: 'bgppeer', version: 'v1beta2', name: 'bgppeers' },
  { resource: 'bfdprofiles', kind: 'bfdprofile', operations: ['CREATE', 'DELETE'] },
  { resource: 'bgpadvertisements', kind: 'bgpadvertisement' },
  { resource: 'communities', kind: 'community' },
  { resource: 'ipaddresspools', kind: 'ipaddresspool' },
  { resource: 'l2advertisements', kind: 'l2advertisement' },
  only<Hook>({ until: '0.14.2' }, { resource: 'addresspools', kind: 'addresspool' }),
];

function validatingWebhook(flavour: Flavour, hook: Hook): ValidatingWebhook {
  const { resource, kind, version = 'v1beta1', operations = ['CREATE', 'UPDATE'], name = kind } = hook;
  return {
    name: `${name}validationwebhook.metallb.io`,
    admissionReviewVersions: ['v1'],
    clientConfig: {
      service: {
        name: webhookService(flavour),
        namespace: flavour.namespace,
        path: `/validate-metallb-io-${version}-${kind}`,
      },
    },
    failurePolicy: 'Fail',
    rules: [
      {
        apiGroups: ['metallb.io'],
        apiVersions: [version],
        operations: [...operations],
        resources: [resource],
      },
    ],
    sideEffects: 'None',
  };
}

/** What sends every write of MetalLB's kinds to the controller. The controller adds the CA bundle. */
export function webhookConfigurationObject(flavour: Flavour): object {
  return KubeValidatingWebhookConfiguration.manifest({
    metadata: { name: 'metallb-webhook-configuration' },
    webhooks: pick<Hook>(flavour, hooks).map((hook) => validatingWebhook(flavour, hook)),
  });
}

/** The Secret that the controller fills with its certificate; it must exist before the controller starts. */
export function webhookSecretObject(flavour: Flavour): object {
  return KubeSecret.manifest({ metadata: { name: webhookSecret(flavour), namespace: flavour.namespace } });
}

/** The Service under which the API server reaches the controller. */
export function webhookServiceObject(flavour: Flavour): object {
  return KubeService.manifest({
    metadata: { name: webhookService(flavour), namespace: flavour.namespace },
    spec: {
      ports: [{ port: 443, targetPort: IntOrString.fromNumber(9443) }],
      selector: { component: 'controller' },
    },
  });
}

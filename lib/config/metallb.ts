import * as z from 'zod';
import { fixable } from '../metallb/advisories/index.js';
import { backends, newestRelease, releases, tryRelease } from '../metallb/releases.js';
import { later } from './later.js';
import { controllerSection, frrK8sSection, speakerSection } from './metallb/components.js';
import { imagesSection } from './metallb/images.js';
import { placementSection, port } from './metallb/kubernetes.js';
import { prometheusSection } from './metallb/prometheus.js';
import { namespaceName, objectName } from './names.js';
import { problem } from './problem.js';

const release = z.string().transform((text, context) => {
  const found = tryRelease(text);
  if (!found) {
    const message = problem(
      `is no release we know; known are ${releases[0]} to ${newestRelease}`,
      'name one of them, or take the manifest of another release as it is with metallb.manifest',
    );
    context.addIssue({ code: 'custom', message });
  }
  return found ?? newestRelease;
});

const metrics = later(() =>
  z.strictObject({
    port: port.optional().describe('Port of controller and speaker. MetalLB: 9120, up to v0.15.3 7472'),
    frrPort: port.optional().describe('Port of FRR beside the speaker. MetalLB: 9121, up to v0.15.3 7473'),
    scrapeAnnotations: z
      .boolean()
      .optional()
      .describe('prometheus.io annotations on pods: true with the scheme that is served, false none at all'),
  }),
);

const tls = later(() =>
  z.strictObject({
    minVersion: z.enum(['VersionTLS12', 'VersionTLS13']).optional().describe('Oldest TLS that is spoken'),
    cipherSuites: z
      .array(z.string().regex(/^TLS_[A-Z0-9_]+$/))
      .min(1)
      .optional()
      .describe('Cipher suites by the names of Go; they matter for TLS 1.2 alone'),
    curvePreferences: z
      .array(z.int().min(1).max(65535))
      .min(1)
      .optional()
      .describe('Key exchanges by their numbers, such as 29 for X25519'),
    controllerMetricsSecret: objectName.optional().describe('TLS Secret for the metrics of the controller'),
    speakerMetricsSecret: objectName.optional().describe('TLS Secret for the metrics of the speakers'),
  }),
);

const webhook = later(() =>
  z.strictObject({
    mode: z
      .enum(['enabled', 'disabled', 'onlywebhook'])
      .optional()
      .describe('Whether the controller judges what is written, or does nothing else'),
    failurePolicy: z
      .enum(['Fail', 'Ignore'])
      .optional()
      .describe('What the API server does with a write when the webhook does not answer. MetalLB: Fail'),
  }),
);

const networkPolicy = later(() =>
  z.strictObject({
    defaultDeny: z.boolean().default(false).describe('Close the namespace to all that is not allowed'),
    apiPort: port.default(6443).describe('Port on which the API server listens'),
  }),
);

/** Editors complete the names; which of them there are for a release is found when it is rendered. */
const fixNames = later(() => z.array(z.string().meta({ enum: fixable.map(({ name }) => name) })));

/** MetalLB itself. */
export const metallbSection = z.strictObject({
  version: release.default(newestRelease).describe('Release, with or without the v'),
  manifest: z
    .string()
    .min(1)
    .optional()
    .describe('File with a manifest to take as it is, of any release or fork; it says release and backend'),
  backend: z.enum(backends).optional().describe('What speaks BGP; native where nothing needs BGP'),
  install: z
    .boolean()
    .default(true)
    .describe('Whether MetalLB itself is rendered; false where it is there already'),
  namespace: namespaceName.default('metallb-system').describe('Namespace MetalLB runs in'),
  loadBalancerClass: z
    .string()
    .regex(/^([a-z0-9]([-a-z0-9.]*[a-z0-9])?\/)?[A-Za-z0-9]([-\w.]*[A-Za-z0-9])?$/)
    .optional()
    .describe('Serve only Services of this class; left out: only those without one'),
  placement: placementSection.optional().describe('Where all pods may run: controller, speakers and frr-k8s'),
  controller: controllerSection.default({ enabled: true }).describe('Hands out addresses'),
  speaker: speakerSection.default({ enabled: true }).describe('Announces addresses'),
  frrK8s: frrK8sSection.default({ install: true }).describe('Speaks BGP, with backend frr-k8s'),
  images: imagesSection.optional().describe('Where images come from; with it, host/images.txt lists them'),
  prometheus: prometheusSection
    .default(false)
    .describe('Monitoring as in the -prometheus manifests, or its details'),
  metrics: metrics.optional().describe('Where metrics are served'),
  tls: tls.optional().describe('TLS of webhook and metrics'),
  webhook: webhook.optional().describe('The judge of what is written to the API'),
  networkPolicy: z
    .union([z.boolean(), networkPolicy])
    .default(false)
    .describe('Whom the controller talks to'),
  fixes: z
    .union([z.boolean(), fixNames])
    .default(false)
    .describe('Known defects of the manifest to mend: true for all, or some by their names'),
  rbac: z.boolean().default(true).describe('Whether roles and bindings are rendered'),
  crds: z.boolean().default(true).describe('Whether the definitions of custom resources are rendered'),
});

export type MetalLbConfig = z.infer<typeof metallbSection>;
export type MetalLbInput = z.input<typeof metallbSection>;

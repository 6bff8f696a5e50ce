import * as z from 'zod';
import { later } from '../later.js';
import { objectName } from '../names.js';
import { problem } from '../problem.js';

export const pullPolicies = ['Always', 'IfNotPresent', 'Never'] as const;

const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/, {
  error: problem('is no digest', 'write sha256: and 64 hexadecimal digits'),
});

const image = later(() =>
  z.strictObject({
    repository: z.string().min(1).optional().describe('Image without tag and digest'),
    tag: z.string().min(1).optional().describe('Tag'),
    digest: digest.optional().describe('sha256 digest, which holds the image to its bytes'),
    pullPolicy: z.enum(pullPolicies).optional().describe('When it is pulled, over images.pullPolicy'),
  }),
);

const of = (what: string) => image.optional().describe(what);

/** Where images come from. With this section, `host/images.txt` lists what the cluster pulls. */
export const imagesSection = later(() =>
  z.strictObject({
    registry: z
      .string()
      .regex(/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?(:\d+)?(\/[a-z0-9]([-._a-z0-9]*[a-z0-9])?)*$/, {
        error: problem('is no registry', 'write HOST, HOST:PORT or HOST/PATH, without https:// and a last /'),
      })
      .optional()
      .describe('Takes the place of the registry in every image, such as registry.example:5000/mirror'),
    pullPolicy: z.enum(pullPolicies).optional().describe('When every image is pulled'),
    pullSecrets: z
      .array(objectName)
      .optional()
      .describe('Secrets for the registry, in the namespace of MetalLB'),
    lock: z.string().min(1).optional().describe('File with a line IMAGE@sha256:DIGEST for each image'),
    controller: of('The controller'),
    speaker: of('The speaker'),
    frr: of('FRR, beside the speaker or in frr-k8s'),
    frrK8s: of('frr-k8s'),
    kubeRbacProxy: of('kube-rbac-proxy, up to v0.15.3'),
  }),
);

import * as z from 'zod';
import { later } from '../later.js';
import { namespaceName, objectName, textByKey } from '../names.js';
import { problem } from '../problem.js';
import {
  containerSection,
  containerShape,
  extraContainer,
  placementShape,
  port,
  rollingUpdate,
  serviceAccount,
} from './kubernetes.js';
import { memberlist } from './memberlist.js';

const logLevels = ['all', 'debug', 'info', 'warn', 'error', 'none'] as const;

/** What can be set on each of the workloads. */
const common = () => ({
  ...placementShape(),
  ...containerShape(),
  logLevel: z.enum(logLevels).optional().describe('How much is logged. MetalLB: info'),
  command: z.array(z.string()).min(1).optional().describe('What is started in place of the entry point'),
  labels: textByKey
    .optional()
    .describe('Labels of the workload and its pods, besides those it is selected by'),
  annotations: textByKey.optional().describe('Annotations of the workload'),
  podAnnotations: textByKey.optional().describe('Annotations of its pods'),
  serviceAccount: serviceAccount.optional().describe('The account its pods run as'),
  securityContext: z
    .record(z.string(), z.unknown())
    .optional()
    .describe('Fields of the PodSecurityContext, over those of the manifest'),
  containers: z
    .record(objectName, containerSection)
    .optional()
    .describe('Settings of the containers beside the program, by their names'),
  extraContainers: z.array(extraContainer).optional().describe('Containers to add to its pods'),
});

const updateStrategy = later(() =>
  z.strictObject({
    type: z.enum(['RollingUpdate', 'OnDelete']).describe('Whether pods are exchanged by themselves'),
    rollingUpdate: rollingUpdate.optional().describe('How many at a time'),
  }),
);

const healthPort = () => port.optional().describe('Port of the probes. MetalLB: 17472');

/** The controller: hands out addresses, answers the webhook. */
export const controllerSection = later(() =>
  z.strictObject({
    ...common(),
    enabled: z.boolean().default(true).describe('Whether its Deployment is rendered'),
    replicas: z
      .int()
      .min(0)
      .max(1, {
        error: problem(
          'is more than one: controllers elect no leader, and two of them hand out the same address twice',
          'write 1, or 0 to stop it for a while',
        ),
      })
      .optional()
      .describe('1, or 0 to stop it for a while'),
    strategy: z
      .strictObject({
        type: z.enum(['RollingUpdate', 'Recreate']).describe('Whether the old pod goes first'),
        rollingUpdate: rollingUpdate.optional().describe('How many at a time'),
      })
      .optional()
      .describe('How a new version takes over'),
    healthPort: healthPort(),
  }),
);

/** The speakers: announce addresses, one on each node. */
export const speakerSection = later(() =>
  z.strictObject({
    ...common(),
    enabled: z
      .boolean()
      .default(true)
      .describe('Whether the DaemonSet is rendered, with all that only it needs'),
    updateStrategy: updateStrategy.optional().describe('How a new version takes over'),
    healthPort: healthPort(),
    memberlist: memberlist
      .optional()
      .describe('How speakers find out that one is gone; false: by the API alone'),
    excludedInterfaces: z
      .union([
        z.literal(false),
        z.array(z.string()),
        z.strictObject({ add: z.array(z.string()).describe('Patterns besides those of the manifest') }),
      ])
      .optional()
      .describe('Interfaces that layer 2 leaves alone, as Go regular expressions; false: none'),
    ignoreExcludeLB: z
      .boolean()
      .optional()
      .describe('Announce from nodes labelled exclude-from-external-load-balancers too'),
    bgpDebounceTimeout: z
      .int()
      .min(0)
      .optional()
      .describe('Milliseconds that changes for FRR are collected. MetalLB: 3000'),
  }),
);

/** frr-k8s: speaks BGP for the speakers. */
export const frrK8sSection = later(() =>
  z.strictObject({
    ...common(),
    install: z
      .boolean()
      .default(true)
      .describe('Whether frr-k8s is rendered; false where it is there already'),
    namespace: namespaceName.optional().describe('Where that other frr-k8s runs; only with install: false'),
    updateStrategy: updateStrategy.optional().describe('How a new version takes over'),
    failurePolicy: z
      .enum(['Fail', 'Ignore'])
      .optional()
      .describe('What the API server does with an FRRConfiguration when the webhook does not answer'),
  }),
);

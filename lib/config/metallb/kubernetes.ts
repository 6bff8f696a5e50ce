import * as z from 'zod';
import { later } from '../later.js';
import { objectName, textByKey } from '../names.js';
import { labelSelector } from '../selectors.js';

/** A network port. */
export const port = z.int().min(1).max(65535);

/** A quantity as Kubernetes reads it: `100m`, `64Mi`, or a plain number. */
const quantity = z.union([z.string(), z.number()]).transform(String);
const quantities = z.record(z.string(), quantity);

/** ResourceRequirements. */
export const resources = later(() =>
  z.strictObject({
    requests: quantities.optional().describe('What a node must have free, such as cpu and memory'),
    limits: quantities.optional().describe('What the container may use at most'),
  }),
);

const expression = z.strictObject({
  key: z.string().describe('Label of the node'),
  operator: z.enum(['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt']).describe('How it is compared'),
  values: z.array(z.string()).optional().describe('What it is compared with'),
});

const nodeTerm = z.strictObject({
  matchExpressions: z.array(expression).optional().describe('Conditions on labels; all must hold'),
  matchFields: z.array(expression).optional().describe('Conditions on fields; all must hold'),
});

const podTerm = z.strictObject({
  labelSelector: labelSelector.optional().describe('Pods that are meant'),
  topologyKey: z.string().describe('Label of nodes that makes them one place'),
  namespaces: z.array(z.string()).optional().describe('Namespaces of those pods'),
  namespaceSelector: labelSelector.optional().describe('Those namespaces by label'),
});

const weight = z.int().min(1).max(100).describe('1 to 100');

const podAffinity = z.strictObject({
  requiredDuringSchedulingIgnoredDuringExecution: z.array(podTerm).optional().describe('What must hold'),
  preferredDuringSchedulingIgnoredDuringExecution: z
    .array(z.strictObject({ weight, podAffinityTerm: podTerm.describe('The wish') }))
    .optional()
    .describe('What is wished for'),
});

const affinity = later(() =>
  z.strictObject({
    nodeAffinity: z
      .strictObject({
        requiredDuringSchedulingIgnoredDuringExecution: z
          .strictObject({ nodeSelectorTerms: z.array(nodeTerm).min(1).describe('One of these must hold') })
          .optional()
          .describe('What must hold, besides what the manifest asks for'),
        preferredDuringSchedulingIgnoredDuringExecution: z
          .array(z.strictObject({ weight, preference: nodeTerm.describe('The wish') }))
          .optional()
          .describe('What is wished for'),
      })
      .optional()
      .describe('Nodes'),
    podAffinity: podAffinity.optional().describe('Pods to be near'),
    podAntiAffinity: podAffinity.optional().describe('Pods to be away from'),
  }),
);

const toleration = later(() =>
  z.strictObject({
    key: z.string().optional().describe('Taint; every taint when left out, with operator Exists'),
    operator: z.enum(['Exists', 'Equal']).optional().describe('How the value is compared'),
    value: z.string().optional().describe('Value of the taint, for Equal'),
    effect: z
      .enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute'])
      .optional()
      .describe('Effect of the taint'),
    tolerationSeconds: z.int().optional().describe('Seconds until a pod must go, for NoExecute'),
  }),
);

/** Where pods may run: a field that is set takes the place of the same field of `placement`. */
export const placementShape = () => ({
  nodeSelector: textByKey.optional().describe('Labels of the nodes, besides kubernetes.io/os: linux'),
  tolerations: z
    .array(toleration)
    .optional()
    .describe('Taints that do not matter, besides those of the manifest'),
  tolerateControlPlane: z
    .boolean()
    .optional()
    .describe('Whether the taints of control plane nodes matter not; speakers and frr-k8s: true'),
  affinity: affinity.optional().describe('What pods are drawn to and kept away from'),
  priorityClassName: objectName
    .optional()
    .describe('How important the pods are, such as system-node-critical'),
  runtimeClassName: objectName.optional().describe('Runtime of the pods'),
});

/** `placement`: where every pod of MetalLB may run. */
export const placementSection = later(() => z.strictObject(placementShape()));

const count = z.int().min(1).optional();

/** Timings of a probe, or false for no probe. */
export const probe = later(() =>
  z.union([
    z.literal(false),
    z.strictObject({
      failureThreshold: count.describe('Failures in a row until it counts'),
      initialDelaySeconds: z.int().min(0).optional().describe('Seconds before the first one'),
      periodSeconds: count.describe('Seconds from one to the next'),
      successThreshold: count.describe('Successes in a row until it counts'),
      timeoutSeconds: count.describe('Seconds until one has failed'),
    }),
  ]),
);

/** What can be set on one container. */
export const containerShape = () => ({
  resources: resources.optional().describe('What the container may use'),
  livenessProbe: probe.optional().describe('When the container is restarted; false: never'),
  readinessProbe: probe.optional().describe('When the container counts as ready; false: at once'),
});

/** A container that is there already, by its name. */
export const containerSection = later(() =>
  z.strictObject({
    ...containerShape(),
    startupProbe: probe.optional().describe('How long the container may take to start; false: no such probe'),
  }),
);

/** A container of one's own, in the API's fields; name and image must be there. */
export const extraContainer = later(() =>
  z.looseObject({
    name: objectName.describe('Name of the container'),
    image: z.string().min(1).describe('Image of the container'),
  }),
);

const countOrPercent = z.union([z.int().min(0), z.string().regex(/^\d+%$/)]);

/** How many pods are exchanged at a time. */
export const rollingUpdate = later(() =>
  z.strictObject({
    maxSurge: countOrPercent
      .optional()
      .describe('Pods more than there should be, as a number or a percentage'),
    maxUnavailable: countOrPercent.optional().describe('Pods less than there should be, likewise'),
  }),
);

/** The account that pods run as. */
export const serviceAccount = later(() =>
  z.strictObject({
    create: z.boolean().default(true).describe('Whether it is rendered; false where it is there already'),
    name: objectName.optional().describe('Name of the account, for pods and bindings'),
    annotations: textByKey.optional().describe('Annotations of the account'),
  }),
);

import * as z from 'zod';
import { advertisementSection, bfdProfileSection, communityValue, peerSection } from './bgp.js';
import { distributions } from './distributions.js';
import { edgeSection } from './edge.js';
import { gitopsSection } from './gitops.js';
import { ignoreSection } from './ignore.js';
import { kubeProxySection } from './kube-proxy.js';
import { metallbSection } from './metallb.js';
import { objectName } from './names.js';
import { networkSection } from './network.js';
import { poolSection } from './pools.js';
import { problem } from './problem.js';
import { servicesSection } from './services.js';

/** Objects keyed by name, in the order they are written. */
const byName = <T extends z.ZodType>(section: T) => z.record(objectName, section);

/** `1.33`, `1.33.2` or `v1.33.2+k3s1`, as tools print it; becomes `1.33`. */
const kubernetesVersion = z
  .string()
  .regex(/^v?1\.\d+(\.\d+([-+].*)?)?$/, {
    error: problem('is no version of Kubernetes', 'write major and minor in quotes, such as "1.33"'),
  })
  .transform((text) => text.replace(/^v?(1\.\d+).*$/, '$1'));

/** The config: the one source of its types, defaults, checks, descriptions and JSON Schema. */
export const configSchema = z.strictObject({
  name: objectName.default('cluster').describe('Name of the cluster, for summaries and folders'),
  kubernetes: kubernetesVersion
    .optional()
    .describe('Kubernetes version of the cluster, such as "1.33"; a patch version may follow'),
  distribution: z.enum(distributions).default('kubeadm').describe('What the cluster was made with'),
  kubeProxy: kubeProxySection.prefault({}).describe('kube-proxy, where it decides whether layer 2 works'),
  metallb: metallbSection.prefault({}).describe('MetalLB itself'),
  pools: byName(poolSection).default({}).describe('Address pools'),
  peers: byName(peerSection).default({}).describe('BGP routers, by name'),
  advertisements: byName(advertisementSection)
    .default({})
    .describe('Advertisements beyond one a pool, by name'),
  communities: z.record(z.string(), communityValue).default({}).describe('Names for BGP communities'),
  bfdProfiles: byName(bfdProfileSection).default({}).describe('How BFD watches sessions, by name'),
  services: servicesSection.default({}).describe('Services, by NAMESPACE/NAME, and what binds them'),
  edge: edgeSection.default({}).describe('What stands in front of the load-balancer addresses'),
  gitops: gitopsSection
    .default([])
    .describe(
      'Tools that apply the folder: their annotations on the objects, and dist/host with what they are told',
    ),
  network: networkSection.default({}).describe('Addresses that are in use: no pool may hold one of them'),
  ignore: ignoreSection.default([]).describe('Warnings that do not count here, each with its reason'),
});

export type Config = z.infer<typeof configSchema>;
export type ConfigInput = z.input<typeof configSchema>;

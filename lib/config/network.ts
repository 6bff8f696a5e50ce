import { z } from 'zod';

const addresses = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (typeof value === 'string' ? [value] : value));

/** Addresses that are in use already: no pool may hold one of them. */
export const networkSection = z.strictObject({
  nodes: addresses.optional().describe('Addresses of the nodes'),
  gateway: addresses.optional().describe('The router'),
  dhcp: addresses.optional().describe('What the DHCP server hands out'),
  pods: addresses.optional().describe('Pod network of the cluster'),
  services: addresses.optional().describe('Service network of the cluster (clusterIPs)'),
  reserved: addresses.optional().describe('Anything else that is taken'),
});

export type NetworkConfig = z.infer<typeof networkSection>;

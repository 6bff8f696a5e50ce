import * as z from 'zod';
import { later } from './later.js';
import { oneOrMany } from './names.js';

/** Addresses that are in use already: no pool may hold one of them. */
export const networkSection = later(() =>
  z.strictObject({
    nodes: oneOrMany.optional().describe('Addresses of the nodes'),
    gateway: oneOrMany.optional().describe('The router'),
    dhcp: oneOrMany.optional().describe('What the DHCP server hands out'),
    pods: oneOrMany.optional().describe('Pod network of the cluster'),
    services: oneOrMany.optional().describe('Service network of the cluster (clusterIPs)'),
    reserved: oneOrMany.optional().describe('Anything else that is taken'),
  }),
);

export type NetworkConfig = z.infer<typeof networkSection>;

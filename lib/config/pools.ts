import * as z from 'zod';
import { later } from './later.js';
import { oneOrMany, textByKey } from './names.js';
import { labelSelectors } from './selectors.js';

export const announcements = ['layer2', 'bgp'] as const;
export type Announcement = (typeof announcements)[number];

const serviceAllocation = later(() =>
  z
    .strictObject({
      priority: z
        .int()
        .optional()
        .describe('Pools with a lower number are used first; 0 or unset comes last'),
      namespaces: z.array(z.string()).optional().describe('Namespaces whose Services may use the pool'),
      namespaceSelectors: labelSelectors.optional().describe('Namespaces by label; added to namespaces'),
      serviceSelectors: labelSelectors.optional().describe('Services that may use the pool, by label'),
    })
    .describe('Which Services the pool is for; without it every Service'),
);

/** All settings of a pool. */
export const poolObjectSection = later(() =>
  z.strictObject({
    addresses: oneOrMany.describe(
      'CIDRs (192.0.2.0/24) and ranges (192.0.2.10-192.0.2.20), used in this order',
    ),
    exclude: oneOrMany.optional().describe('Addresses, CIDRs and ranges to leave out'),
    announce: z
      .union([z.enum(['layer2', 'bgp', 'none']), z.array(z.enum(announcements))])
      .default('layer2')
      .transform((value): Announcement[] =>
        value === 'none' ? [] : typeof value === 'string' ? [value] : value,
      )
      .describe('How the pool is announced: layer2, bgp, both, or none'),
    autoAssign: z
      .boolean()
      .optional()
      .describe('Whether Services get addresses without asking for the pool. MetalLB: true'),
    avoidBuggyIPs: z
      .boolean()
      .optional()
      .describe('Leave out IPv4 addresses that end in .0 or .255. MetalLB: false'),
    serviceAllocation: serviceAllocation.optional(),
    labels: textByKey.optional().describe('Labels of the IPAddressPool, for ipAddressPoolSelectors'),
    annotations: textByKey.optional().describe('Annotations of the IPAddressPool'),
  }),
);

/** A pool: its addresses alone, a list of them, or all of its settings. */
export const poolSection = z
  .union([z.string(), z.array(z.string()), poolObjectSection])
  .transform((value) =>
    typeof value === 'string' || Array.isArray(value) ? poolObjectSection.parse({ addresses: value }) : value,
  );

export type PoolConfig = z.infer<typeof poolSection>;
export type PoolInput = z.input<typeof poolObjectSection>;

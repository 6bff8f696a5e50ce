import * as z from 'zod';
import { later } from './later.js';

const matchExpression = later(() =>
  z.strictObject({
    key: z.string().describe('Label key'),
    operator: z.enum(['In', 'NotIn', 'Exists', 'DoesNotExist']).describe('How the key is compared'),
    values: z.array(z.string()).optional().describe('Values for In and NotIn; left out otherwise'),
  }),
);

/** A label selector as the API spells it. An empty one matches everything. */
export const labelSelector = later(() =>
  z.strictObject({
    matchLabels: z.record(z.string(), z.string()).optional().describe('Labels that must all be present'),
    matchExpressions: z.array(matchExpression).optional().describe('Conditions that must all hold'),
  }),
);

/** Several label selectors, of which one must match. */
export const labelSelectors = z.array(labelSelector);

export type LabelSelector = z.infer<typeof labelSelector>;

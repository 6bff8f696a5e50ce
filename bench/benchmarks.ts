import type { Comparison, Growth } from './benchmark.js';
import { checks } from './check.js';
import { scale } from './scale.js';
import { starts } from './starts.js';

/** What `npm run bench` compares. */
export const comparisons: readonly Comparison[] = starts;

/** What `npm run bench` lets grow. */
export const growths: readonly Growth[] = [...scale, ...checks];

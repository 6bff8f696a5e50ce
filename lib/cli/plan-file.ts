import { extname } from 'node:path';
import { planOf } from '../plan/plan-of.js';
import { choose } from './choose.js';
import type { SoundCluster } from './cluster.js';
import { planFormats } from './plan.js';

const formats: Readonly<Record<string, string>> = { '.html': 'html', '.md': 'markdown', '.json': 'json' };

/** The address plan of a cluster as `file` should have it: HTML, Markdown or JSON by its extension, else text. */
export async function planFile(
  file: string,
  { config: { name }, world, findings }: SoundCluster,
): Promise<string> {
  const format = await choose(planFormats, formats[extname(file).toLowerCase()] ?? 'text', 'format')();
  return format(planOf(world), { name, findings });
}

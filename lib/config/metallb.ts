import * as z from 'zod';
import { backends, newestRelease, releases, tryRelease } from '../metallb/releases.js';
import { namespaceName } from './names.js';
import { problem } from './problem.js';

const release = z.string().transform((text, context) => {
  const found = tryRelease(text);
  if (!found) {
    const message = problem(
      `is no release we know; known are ${releases[0]} to ${newestRelease}`,
      'name one of them; metallb.manifest takes the published manifest of any other as it is',
    );
    context.addIssue({ code: 'custom', message });
  }
  return found ?? newestRelease;
});

/** MetalLB itself. */
export const metallbSection = z.strictObject({
  version: release.default(newestRelease).describe('Release, with or without the v'),
  backend: z.enum(backends).optional().describe('What speaks BGP; native where nothing needs BGP'),
  install: z
    .boolean()
    .default(true)
    .describe('Whether MetalLB itself is rendered; false where it is there already'),
  namespace: namespaceName.default('metallb-system').describe('Namespace MetalLB runs in'),
  prometheus: z.boolean().default(false).describe('Monitoring as in the -prometheus manifests'),
});

export type MetalLbConfig = z.infer<typeof metallbSection>;
export type MetalLbInput = z.input<typeof metallbSection>;

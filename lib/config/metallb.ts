import { z } from 'zod';
import { backends, newestRelease, tryRelease } from '../metallb/releases.js';
import { namespaceName } from './names.js';

const release = z.string().transform((text, context) => {
  const found = tryRelease(text);
  if (!found) context.addIssue({ code: 'custom', message: `${text} is no published release` });
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

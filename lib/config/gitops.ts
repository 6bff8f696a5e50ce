import * as z from 'zod';

/** Tools that apply a folder from Git, or delete what is no longer in it. */
export const gitopsTools = ['argocd', 'flux', 'kapp'] as const;
export type GitopsTool = (typeof gitopsTools)[number];

const tool = z.enum(gitopsTools);

/** `gitops`: one tool or several. */
export const gitopsSection = z
  .union([tool, z.array(tool)])
  .transform((value) => (typeof value === 'string' ? [value] : value));

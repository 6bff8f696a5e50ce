import type { GitopsTool } from '../config/gitops.js';
import { type Handout, handoutFile } from '../resource.js';
import { yamlText } from '../yaml/write.js';
import { application } from './argocd.js';
import { type Delivery, repository } from './delivery.js';
import { kustomizations } from './flux.js';

interface Guide {
  readonly title: string;
  readonly comment: readonly string[];
  objects(delivery: Delivery): object[];
}

/** What a tool has to be told once, for those that are told by objects. */
const guides: Partial<Readonly<Record<GitopsTool, Guide>>> = {
  argocd: {
    title: 'Application for Argo CD',
    comment: [
      `Set repoURL, ${repository}, to your repository, and path to where this folder is in it. Then: kubectl apply -f`,
      'A project other than default must allow the cluster-scoped kinds.',
    ],
    objects: application,
  },
  flux: {
    title: 'Kustomizations for Flux',
    comment: ['Set sourceRef to your source, and path to where this folder is in it. Then: kubectl apply -f'],
    objects: kustomizations,
  },
};

/** For each of the tools, the objects that point it at the output folder. */
export function gitopsHandouts(tools: readonly GitopsTool[], delivery: Delivery): Handout[] {
  return tools.flatMap((tool) => {
    const guide = guides[tool];
    if (!guide) return [];
    const text = () =>
      guide
        .objects(delivery)
        .map((object, index) => yamlText(object, index === 0 ? guide.comment : []))
        .join('---\n');
    return [{ title: guide.title, file: handoutFile(`host/${tool}.txt`, text), when: 'reference' }];
  });
}

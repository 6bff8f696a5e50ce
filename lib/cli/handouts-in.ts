import { patchName } from '../diff/leftovers.js';
import type { Handout, KubeObject, Resource } from '../resource.js';
import { parseYaml } from '../yaml/parse.js';
import type { Io } from './io.js';
import { ownFiles } from './publish.js';

/** What an earlier synth left in a folder for people's own hands. */
export function handoutsIn(io: Io, dir: string): Handout[] {
  if (!io.list(dir)) return [];
  const decoder = new TextDecoder();
  return ownFiles(io, dir)
    .filter((name) => name.includes('/'))
    .map((name) => ({
      title: name,
      when: 'after',
      file: { name, text: decoder.decode(io.read(`${dir}/${name}`)) },
    }));
}

/** The Service that a patch of ours binds. */
export function patchedService({ file }: Handout): Resource[] {
  const [, namespace, name] = patchName.exec(file?.name ?? '') ?? [];
  const documents = parseYaml(file?.text ?? '', 'go', 100_000);
  const patch = 'reason' in documents ? undefined : (documents[0]?.value as KubeObject | null | undefined);
  if (name === undefined || !patch) return [];
  const object = {
    ...patch,
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { ...patch.metadata, namespace, name },
  };
  return [{ object, use: 'patch', partial: true, origin: () => undefined }];
}

import { sanitizeValue } from 'cdk8s/lib/_util.js';
import { Yaml } from 'cdk8s/lib/yaml.js';
import { filesOf } from './apply-order.js';
import type { KubeObject } from './resource.js';
import { emitted, type World } from './world.js';

/** Texts of objects by all that decides them, the objects' JSON. */
export type Texts = Map<string, string>;

/**
 * The text of each chart's file without drawing a chart: byte for byte what `cdk8s synth` writes, through the same writer, in
 * a fraction of the time.
 *
 * @param known texts that need not be written again; those that are written join them
 */
export function worldFiles(world: World, known: Texts = new Map()): Map<string, string> {
  const textOf = (object: KubeObject) => {
    const key = JSON.stringify(object);
    const text = known.get(key) ?? manifestText(object);
    known.set(key, text);
    return text;
  };
  return new Map(
    filesOf(emitted(world)).map(({ id, objects }) => [`${id}.k8s.yaml`, objects.map(textOf).join('---\n')]),
  );
}

function manifestText(object: KubeObject): string {
  const { apiVersion, kind, metadata, ...rest } = sanitizeValue(object);
  return Yaml.stringify({ apiVersion, kind, metadata, ...rest });
}

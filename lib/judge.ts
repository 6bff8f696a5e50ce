import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Finding } from './finding.js';
import type { KubeObject, Resource } from './resource.js';
import { check } from './rules/index.js';
import { worldOfManifests } from './world.js';

const judged = new WeakSet<IConstruct>();

/**
 * Has everything in the tree of `construct` judged as one cluster when it is synthesised: errors fail the synthesis, as
 * those of any cdk8s validation do. Calling it again for another part of the same tree changes nothing.
 */
export function judgeWith(construct: IConstruct): void {
  const { root } = construct.node;
  if (judged.has(root)) return;
  judged.add(root);
  root.node.addValidation({ validate: () => findingsIn(root).filter(isError).map(sentence) });
}

/** Everything the rules find among the objects of a tree of constructs. */
export function findingsIn(root: IConstruct): readonly Finding[] {
  const resources = root.node
    .findAll()
    .filter((node) => ApiObject.isApiObject(node))
    .map((node) => resourceOf(node as ApiObject));
  return check(worldOfManifests(resources));
}

function resourceOf(node: ApiObject): Resource {
  const { path } = node.node;
  return {
    object: node.toJson() as KubeObject,
    use: 'apply',
    origin: () => ({ file: path, line: 1, column: 1 }),
  };
}

function isError({ severity }: Finding): boolean {
  return severity === 'error';
}

function sentence({ message, remedy, rule, at }: Finding): string {
  return `${at?.file ?? ''}: ${message} [${rule}]; ${remedy}`;
}

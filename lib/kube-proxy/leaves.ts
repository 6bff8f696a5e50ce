import type { Node } from './nodes.js';

/**
 * Every value in some documents with its path, sorted: two texts with the same leaves say the same. Paths in `except` are left
 * out of the first document.
 */
export function leavesOf(roots: readonly Node[], except: readonly string[]): string[] {
  const leaves: string[] = [];
  const skipped = new Set(except.map((path) => JSON.stringify(path.split('.'))));
  roots.forEach((root, document) => {
    const walk = (node: Node, path: readonly string[]) => {
      const at = JSON.stringify(path);
      const children = childrenOf(node);
      if (children.length === 0 || node.anchor !== undefined)
        if (document > 0 || !skipped.has(at)) leaves.push(`${document} ${at} ${leafText(node)}`);
      for (const [name, child] of children) walk(child, [...path, name]);
    };
    walk(root, []);
  });
  return leaves.sort();
}

function childrenOf(node: Node): [name: string, child: Node][] {
  if (node.kind === 'sequence') return node.items.map((item, index) => [String(index), item]);
  if (node.kind !== 'mapping') return [];
  return node.entries.map(({ key, value }) => [
    key.kind === 'scalar' ? key.text : JSON.stringify(key),
    value,
  ]);
}

function leafText(node: Node): string {
  const marks = `${node.kind} ${node.anchor ?? ''} ${node.tag ?? ''}`;
  if (node.kind === 'alias') return `${marks} ${node.name}`;
  if (node.kind !== 'scalar') return marks;
  return `${marks} ${node.style === 'plain' ? 'plain' : 'text'} ${node.text}`;
}

/** Groups of nodes that lead to each other and to nothing else: where a walk through the graph must end (Tarjan, 1972). */
export function bottomComponents(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const bottoms: string[][] = [];
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const component = new Map<string, number>();
  const stack: string[] = [];
  let components = 0;

  for (const root of edges.keys()) {
    if (index.has(root)) continue;
    const work: { node: string; next: number }[] = [{ node: root, next: 0 }];
    while (work.length > 0) {
      const frame = work.at(-1) as { node: string; next: number };
      const { node } = frame;
      if (frame.next === 0) {
        index.set(node, index.size);
        low.set(node, index.get(node) as number);
        stack.push(node);
      }
      const successor = edges.get(node)?.[frame.next++];
      if (successor !== undefined) {
        if (!index.has(successor)) work.push({ node: successor, next: 0 });
        else if (!component.has(successor)) lower(low, node, index.get(successor) as number);
        continue;
      }
      work.pop();
      const parent = work.at(-1);
      if (parent) lower(low, parent.node, low.get(node) as number);
      if (low.get(node) !== index.get(node)) continue;
      const members = stack.splice(stack.lastIndexOf(node));
      for (const member of members) component.set(member, components);
      components++;
      const own = new Set(members);
      if (members.every((member) => (edges.get(member) ?? []).every((to) => own.has(to))))
        bottoms.push(members);
    }
  }
  return bottoms;
}

function lower(low: Map<string, number>, node: string, value: number): void {
  low.set(node, Math.min(low.get(node) as number, value));
}

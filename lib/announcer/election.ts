import { createHash } from 'node:crypto';

/**
 * Nodes in the order in which they would lead layer 2 for an address: by SHA-256 of `node#address`, smallest first
 * (metallb v0.16.1 `speaker/layer2_controller.go` `ShouldAnnounce`).
 *
 * @param ip the Service's first address, in canonical text
 */
export function electionOrder(nodes: readonly string[], ip: string): string[] {
  return nodes
    .map((node) => ({ node, hash: hashOf(node, ip) }))
    .sort((a, b) => Buffer.compare(a.hash, b.hash))
    .map(({ node }) => node);
}

/** The first of {@link electionOrder}; undefined of no nodes. */
export function leaderOf(nodes: readonly string[], ip: string): string | undefined {
  let best: { node: string; hash: Buffer } | undefined;
  for (const node of nodes) {
    const hash = hashOf(node, ip);
    if (!best || Buffer.compare(hash, best.hash) < 0) best = { node, hash };
  }
  return best?.node;
}

function hashOf(node: string, ip: string): Buffer {
  return createHash('sha256').update(`${node}#${ip}`).digest();
}

import type { Prefix } from '../../addresses/range.js';
import type { Rule } from '../rule.js';

export const buggyEmpty: Rule = {
  id: 'pool-buggy-empty',
  severity: 'warning',
  summary: 'avoidBuggyIPs leaves nothing of a pool whose IPv4 addresses all end in .0 or .255',
  why: 'Nothing can be handed out: every Service that needs the pool stays pending.',
  example: `pools:
  lab: {addresses: 192.0.2.0/32, avoidBuggyIPs: true}
`,
  remedy: 'add other addresses, or set avoidBuggyIPs to false',
  stage: 'silent',
  upstream: 'internal/allocator/allocator.go poolCount',
  *check(view) {
    for (const { name, spec, good, resource } of view.pools) {
      const prefixes = good.flatMap(({ parsed }) => parsed.prefixes);
      if (spec.avoidBuggyIPs !== true || prefixes.length === 0 || !prefixes.every(isAvoided)) continue;
      yield {
        message: `pool ${name} has avoidBuggyIPs, and every address of it ends in .0 or .255`,
        resource,
        path: ['spec', 'avoidBuggyIPs'],
      };
    }
  },
};

/** Whether all addresses of a prefix end in .0 or .255: at most two neighbours can. */
function isAvoided({ family, first, length }: Prefix): boolean {
  const isBuggy = (value: bigint) => (value & 0xffn) === 0n || (value & 0xffn) === 0xffn;
  return family === 'ipv4' && length === 32 && isBuggy(first);
}

import { expect, it } from 'vitest';
import { run } from '../../lib/cli/run.js';
import { pool, service } from '../allocator/worlds.js';
import { l2, node } from '../announcer/objects.js';
import { MemoryIo } from '../memory-io.js';

async function explain(items: readonly object[], ...words: string[]) {
  const io = new MemoryIo({
    'dump.json': JSON.stringify({ apiVersion: 'v1', kind: 'List', metadata: {}, items }),
  });
  const code = await run(['explain', ...words], io);
  return { code, out: io.stdout, err: io.stderr };
}

const label = { 'node.kubernetes.io/exclude-from-external-load-balancers': '' };
const items = [pool('lab', ['192.0.2.1/32']), service('web'), l2('lab'), node('cp-1', { labels: label })];

it('prints the chain, and the first broken link', async () => {
  expect(await explain(items, 'svc/default/web', 'dump.json')).toEqual({
    code: 0,
    err: '',
    out: `default/web
  ok      Service: of type LoadBalancer, without a class: MetalLB serves it
  ok      Pools: it asks for none: lab
            lab is taken: it is open to every Service
  ok      Address: 192.0.2.1 of pool lab
  ok      Advertisements: layer2 lab
  ?       Endpoints: no EndpointSlices in the input; some are taken for granted
  BROKEN  Nodes: no node announces it: cp-1 has the label node.kubernetes.io/exclude-from-external-load-balancers
            layer2 lab: no node
            layer2 lab, not: cp-1 has the label node.kubernetes.io/exclude-from-external-load-balancers

First broken link: Nodes: no node announces it: cp-1 has the label node.kubernetes.io/exclude-from-external-load-balancers
  remove the label from a node, or start the speakers with --ignore-exclude-lb
`,
  });
});

it('prints it as JSON', async () => {
  const { out } = await explain(items, 'service/web', 'dump.json', '--format', 'json');
  expect(JSON.parse(out)).toMatchObject({ service: 'default/web', broken: { link: 'Nodes' } });
});

it('begins with what the controller refuses', async () => {
  const { out } = await explain([pool('lab', ['192.0.2.9']), service('web')], 'svc/default/web', 'dump.json');
  expect(out).toContain('BROKEN  Configuration: MetalLB refuses what its controller reads');
});

it.each([
  ['svc/default/api', 'there is no Service default/api\n  use one of svc/default/web\n'],
  ['pod/default/api', 'pod/default/api names no Service\n  write svc/NAMESPACE/NAME, such as svc/shop/web\n'],
])('cannot explain %s', async (name, message) => {
  expect(await explain(items, name, 'dump.json')).toEqual({ code: 2, out: '', err: `error: ${message}` });
});

import { expect, it } from 'vitest';
import { run } from '../../lib/cli/run.js';
import { releases } from '../../lib/index.js';
import { notes } from '../../lib/upgrade/notes.js';
import { MemoryIo } from '../memory-io.js';

const pools = 'pools:\n  home: 192.168.8.151-192.168.8.198\n';

async function upgrade(config: string, from: string, to: string, ...words: string[]) {
  const io = new MemoryIo({ 'cluster.yaml': config });
  const code = await run(['upgrade', '--from', from, '--to', to, ...words], io);
  return { code, out: io.stdout, err: io.stderr };
}

const json = async (config: string, from: string, to: string) =>
  JSON.parse((await upgrade(config, from, to, '--format', 'json')).out);

it('says all there is of a small step', async () => {
  expect(await upgrade(pools, '0.16.0', 'v0.16.1')).toEqual({
    code: 0,
    err: '',
    out: `MetalLB v0.16.0 to v0.16.1, backend native
pods of 2 workloads are replaced

Apply:
  set metallb.version to v0.16.1, run cdk8s-metallb synth, and apply the folder as its summary says

Pods:
  DaemonSet metallb-system/speaker replaces its pods: containers[speaker].image; node by node, its layer 2 addresses move to another node
  Deployment metallb-system/controller replaces its pods: containers[controller].image, containers[controller].livenessProbe.httpGet.host, containers[controller].readinessProbe.httpGet.host; nobody gets an address meanwhile; those that have one keep it

Images:
  quay.io/metallb/controller:v0.16.0 becomes quay.io/metallb/controller:v0.16.1
  quay.io/metallb/speaker:v0.16.0 becomes quay.io/metallb/speaker:v0.16.1

Custom resources:
  BGPPeer v1beta2: spec.localASN format int32 becomes int64
`,
  });
});

const peer = '{ myASN: 64512, peerASN: 64513, peerAddress: 192.0.2.1 }';
const bgp = `${pools}  racks: { addresses: [203.0.113.0/28], announce: bgp }\npeers:\n  tor: ${peer}\n`;

it('tells of a backend that changes by itself, and how to keep it', async () => {
  const { out } = await upgrade(bgp, 'v0.15.3', 'v0.16.1');
  expect(out).toContain('MetalLB v0.15.3 to v0.16.1, backend frr becomes frr-k8s\n');
  expect(out).toContain(
    'Before:\n  write metallb.backend: frr to keep it; frr-k8s is what the release recommends\n',
  );
  expect(out).toContain('BGP sessions:\n  tor resets on every node: backend frr becomes frr-k8s\n');
  const kept = await upgrade(`${bgp}metallb: { backend: frr }\n`, 'v0.15.3', 'v0.16.1');
  expect(kept.out).not.toContain('to keep it');
  expect(kept.out).toContain('  v0.16.0  backend frr is deprecated in favour of frr-k8s\n');
});

it('compares ports of nodes, arguments, roles and kinds', async () => {
  const found = await json(`${pools}metallb: { backend: frr }\n`, 'v0.15.3', 'v0.16.0');
  expect(found.ports).toEqual({
    added: ['9120/TCP', '9121/TCP', '17472/TCP'],
    removed: ['7472/TCP', '7473/TCP'],
  });
  expect(found.arguments).toEqual([
    {
      container: 'DaemonSet speaker, container frr-metrics',
      added: ['--metrics-port=9121', '--metrics-bind-address=0.0.0.0'],
      removed: ['--metrics-port=7473'],
    },
    { container: 'DaemonSet speaker, container speaker', added: ['--port=9120'], removed: ['--port=7472'] },
    {
      container: 'Deployment controller, container controller',
      added: ['--port=9120'],
      removed: ['--port=7472', '--tls-min-version=VersionTLS12'],
    },
  ]);
  expect(found.roles).toEqual([]);
  expect(found.kinds).toEqual([
    { kind: 'BGPAdvertisement v1beta1', fields: [{ field: 'spec.serviceSelectors', change: 'is new' }] },
    {
      kind: 'BGPPeer v1beta1',
      fields: ['myASN', 'peerASN'].map((name) => ({
        field: `spec.${name}`,
        change: 'format int32 becomes int64',
      })),
    },
    {
      kind: 'BGPPeer v1beta2',
      fields: [
        { field: 'spec.localASN', change: 'is new' },
        { field: 'spec.myASN', change: 'format int32 becomes int64' },
        { field: 'spec.peerASN', change: 'format int32 becomes int64' },
      ],
    },
    { kind: 'L2Advertisement v1beta1', fields: [{ field: 'spec.serviceSelectors', change: 'is new' }] },
  ]);
  const older = await json(pools, 'v0.14.9', 'v0.15.0');
  expect(older.roles).toEqual([
    { role: 'Role controller', added: ['update on ipaddresspools/status.metallb.io'], removed: [] },
    {
      role: 'Role pod-lister',
      added: ['* on servicebgpstatuses.metallb.io', '* on servicebgpstatuses/status.metallb.io'],
      removed: [],
    },
  ]);
});

it('lists what vanishes with the commands that delete it', async () => {
  const { out } = await upgrade(pools, 'v0.14.3', 'v0.14.4');
  expect(out).toContain(
    'No longer applied. Still in the cluster until you delete them:\n' +
      '  kubectl delete -n metallb-system service webhook-service\n' +
      '  kubectl delete -n metallb-system secret webhook-server-cert\n',
  );
});

it('an older release: what is found there, what is taken back, and exit code 1 for errors', async () => {
  const config = `${pools}peers:\n  tor: { myASN: 64512, peerASN: 64513, interface: eth1 }\nmetallb: { backend: frr }\n`;
  const { code, out } = await upgrade(config, 'v0.15.0', 'v0.14.9');
  expect(code).toBe(1);
  expect(out).toContain(
    'New with v0.14.9:\ncluster.yaml:4:51: error: BGPPeer tor has the field spec.interface, which MetalLB v0.14.9 does not know [rel-field]\n',
  );
  expect(out).not.toContain('Before:');
  const { out: plain } = await upgrade(pools, 'v0.16.0', 'v0.15.3');
  expect(plain).toContain('\nTaken back:\n  v0.16.0  metrics are served by HTTPS on 9120');
});

it('known defects of the new release are new findings', async () => {
  const { code, out } = await upgrade(pools, 'v0.15.3', 'v0.16.0');
  expect(code).toBe(0);
  expect(out).toContain(
    '[advisory-controller-probe]\n  write metallb.fixes: [controller-probe], or take v0.16.1 or newer\n1 warning\n',
  );
});

it('knows the namespace of its commands, and leaves out what does not concern the config', async () => {
  const { out } = await upgrade(`${pools}metallb: { namespace: lb }\n`, 'v0.15.2', 'v0.15.3');
  expect(out).toContain('After:\n  kubectl get configurationstates -n lb shows Valid for each\n');
  const told = async (config: string) =>
    (await json(config, 'v0.14.9', 'v0.15.0')).notes.map(({ says }: { says: string }) => says);
  expect(await told(pools)).toEqual([]);
  const two = `${pools}services:\n  a/b: { pool: home, ipFamilyPolicy: PreferDualStack }\n`;
  expect(await told(two)).toEqual([
    'a Service gets addresses of the families of its clusterIPs, and RequireDualStack waits until it has two',
  ]);
  expect(
    await told(
      `${bgp}    disableMP: true\n`.replace(peer, `\n    ${peer.slice(2, -2).replaceAll(', ', '\n    ')}`),
    ),
  ).toEqual(['disableMP of a BGPPeer has no effect any more']);
});

it('what ended again is told to those who stay where it holds', async () => {
  const told = async (from: string, to: string) =>
    (await json(pools, from, to)).notes.map(({ says }: { says: string }) => says);
  const restarts =
    'a controller that starts may give Services addresses of each other; from v0.14.0 on they keep theirs';
  const cordoned = 'cordoned nodes announce nothing; v0.15.0 took that back';
  expect(await told('v0.13.11', 'v0.13.12')).toEqual([restarts]);
  expect(await told('v0.13.12', 'v0.14.0')).not.toContain(restarts);
  expect(await told('v0.14.8', 'v0.14.9')).toEqual([cordoned]);
  for (const [from, to] of [
    ['v0.14.8', 'v0.15.0'],
    ['v0.14.9', 'v0.15.0'],
    ['v0.15.0', 'v0.14.9'],
  ] as const)
    expect(await told(from, to)).not.toContain(cordoned);
});

it('timers of peers, and the names of metrics, only where they change', async () => {
  const says = async (config: string, from: string, to: string) =>
    (await json(config, from, to)).notes.map((note: { says: string }) => note.says);
  const timers =
    'a peer without holdTime and keepaliveTime has those of FRR, 180 s and 60 s; until v0.14.8 90 s and 30 s';
  expect(await says(bgp, 'v0.14.8', 'v0.14.9')).toContain(timers);
  expect(await says(`${bgp}metallb: { backend: native }\n`, 'v0.14.8', 'v0.14.9')).not.toContain(timers);
  expect(await says(bgp.replace('peerASN', 'holdTime: 30s, peerASN'), 'v0.14.8', 'v0.14.9')).not.toContain(
    timers,
  );
  const names =
    'metrics of sessions come from frr-k8s: metallb_bgp_* are called frrk8s_bgp_*, and metallb_bfd_* frrk8s_bfd_*';
  expect(await says(bgp, 'v0.15.3', 'v0.16.0')).toContain(names);
  for (const metallb of ['backend: frr-k8s', 'backend: frr', 'prometheus: true'])
    expect(await says(`${bgp}metallb: { ${metallb} }\n`, 'v0.15.3', 'v0.16.0')).not.toContain(names);
});

it('the Deployment that keeps a port from its successor', async () => {
  const step = 'delete Deployment frr-k8s-webhook-server at once';
  const to = async (backend: string) => (await upgrade(`${bgp}${backend}`, 'v0.15.2', 'v0.15.3')).out;
  expect(await to('metallb: { backend: frr-k8s }\n')).toContain(`After:\n  ${step}`);
  expect(await to('')).not.toContain(step);
});

it('an error that both releases find is an error still', async () => {
  const config = 'pools:\n  a: 192.0.2.0/28\n  b: 192.0.2.0/29\n';
  const { code, out } = await upgrade(config, 'v0.16.0', 'v0.16.1');
  expect(code).toBe(1);
  expect(out).toContain('[addr-overlap]');
});

it('MetalLB that somebody else installs', async () => {
  expect(await upgrade(`${pools}metallb: { install: false }\n`, 'v0.16.0', 'v0.16.1')).toEqual({
    code: 0,
    err: '',
    out: `MetalLB v0.16.0 to v0.16.1, backend native
MetalLB itself is not rendered here: what becomes of its pods, ports and roles is not known

Apply:
  set metallb.version to v0.16.1, run cdk8s-metallb synth, and apply the folder as its summary says
`,
  });
});

it('a backend that a release does not have', async () => {
  expect(await upgrade(`${pools}metallb: { backend: frr-k8s }\n`, 'v0.13.12', 'v0.14.0')).toEqual({
    code: 2,
    out: '',
    err: 'error: v0.13.12 has no backend frr-k8s, which cluster.yaml names\n  take v0.14.0 or newer, or name another backend\n',
  });
});

it('every note names a published release, in order, with a source', () => {
  const positions = notes.map(({ since }) => releases.indexOf(`v${since}` as (typeof releases)[number]));
  expect(positions).toEqual([...positions].sort((a, b) => a - b));
  expect(positions).not.toContain(-1);
  for (const { says, source } of notes) {
    expect(says).not.toMatch(/\.$/);
    expect(source).not.toBe('');
  }
});

it.each([
  [
    'v9.9.9',
    'v0.16.1',
    `error: --from v9.9.9 is no release we know\n  use one of ${releases.join(', ')}; for others there is diff, of two folders rendered with metallb.manifest\n`,
  ],
  [
    'v0.16.1',
    '0.16.1',
    'error: --from and --to are both v0.16.1\n  name the release that runs with --from\n',
  ],
])('from %s to %s is no upgrade', async (from, to, err) => {
  expect(await upgrade(pools, from, to)).toEqual({ code: 2, out: '', err });
});

it('a config that is wrong, missing, or of one manifest', async () => {
  expect((await upgrade('pools: 3\n', 'v0.16.0', 'v0.16.1')).err).toBe(
    'cluster.yaml:1:8: error: pools 3 is a number, and must be a mapping [config-type]\n  write a mapping\n' +
      'error: cluster.yaml cannot be compared\n  mend it first: cdk8s-metallb check shows the same findings\n',
  );
  expect(await upgrade(pools, 'v0.16.0', 'v0.16.1', '-c', 'nope.yaml')).toEqual({
    code: 2,
    out: '',
    err: 'error: cannot read nope.yaml: there is no such file\n  name the config with -c\n',
  });
  expect((await upgrade(`${pools}metallb: { manifest: m.yaml }\n`, 'v0.16.0', 'v0.16.1')).err).toBe(
    'error: cluster.yaml takes a manifest as it is, of one release\n  render it once with each manifest, and compare the folders with cdk8s-metallb diff\n',
  );
});

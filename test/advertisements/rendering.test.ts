import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { advertisementRendering } from '../../lib/advertisements/resource.js';
import { configSchema } from '../../lib/config/schema.js';
import type { Path } from '../../lib/finding.js';
import type { KubeObject } from '../../lib/resource.js';
import { kubectl } from '../kubectl.js';
import { mistakes } from '../mistakes.js';

const render = (config: object) => advertisementRendering(configSchema.parse(config));
const objects = (config: object): KubeObject[] => render(config).drafts.map(({ object }) => object);
const sourceOf = (config: object, index: number, path: Path) => render(config).drafts[index]?.source(path);

const object = (kind: string, name: string, spec: object, version = 'v1beta1') => ({
  apiVersion: `metallb.io/${version}`,
  kind,
  metadata: { name, namespace: 'metallb-system' },
  spec,
});

const pools = { public: { addresses: '203.0.113.0/26', announce: 'bgp' }, home: '192.0.2.0/28' };

describe('an advertisement that the config spells out', () => {
  it('adds to those of the pools', () => {
    const advertisements = {
      racks: {
        type: 'layer2',
        pools: ['home'],
        interfaces: ['eth1'],
        nodeSelectors: [{ matchLabels: { rack: 'a' } }],
      },
    };
    expect(objects({ pools, advertisements })).toEqual([
      object('BGPAdvertisement', 'public', { ipAddressPools: ['public'] }),
      object('L2Advertisement', 'home', { ipAddressPools: ['home'] }),
      object('L2Advertisement', 'racks', {
        ipAddressPools: ['home'],
        interfaces: ['eth1'],
        nodeSelectors: [{ matchLabels: { rack: 'a' } }],
      }),
    ]);
  });

  it('completes that of the pool it is named like, which would otherwise reach every peer', () => {
    const advertisements = {
      public: { type: 'bgp', peers: ['tor'], communities: ['no-export'], localPref: 100 },
    };
    expect(objects({ pools, advertisements })).toEqual([
      object('L2Advertisement', 'home', { ipAddressPools: ['home'] }),
      object('BGPAdvertisement', 'public', {
        ipAddressPools: ['public'],
        peers: ['tor'],
        communities: ['no-export'],
        localPref: 100,
      }),
    ]);
  });

  it.each([
    ['nothing', {}, ['public']],
    ['the pool', { pools: ['public'] }, ['public']],
    ['another pool', { pools: ['home'] }, ['public', 'home']],
    ['both, in its order', { pools: ['home', 'public'] }, ['home', 'public']],
    ['the API field', { ipAddressPools: ['home'] }, ['public', 'home']],
    ['both spellings', { pools: ['home'], ipAddressPools: ['public'] }, ['home', 'public']],
    ['labels', { ipAddressPoolSelectors: [{}] }, ['public']],
  ])('and lists %s keeps announcing the pool it is named like', (_, lists, expected) => {
    const advertisements = { public: { type: 'bgp', ...lists } };
    const found = objects({ pools, advertisements }).find(({ kind }) => kind === 'BGPAdvertisement');
    expect(found?.spec).toMatchObject({ ipAddressPools: expected });
  });

  it('of another type than the pool of its name announces that pool only when told to', () => {
    const advertisements = {
      public: { type: 'layer2', interfaces: ['eth0'] },
      home: { type: 'bgp', pools: [] },
    };
    expect(objects({ pools, advertisements })).toEqual([
      object('BGPAdvertisement', 'public', { ipAddressPools: ['public'] }),
      object('L2Advertisement', 'home', { ipAddressPools: ['home'] }),
      object('L2Advertisement', 'public', { interfaces: ['eth0'] }),
      object('BGPAdvertisement', 'home', { ipAddressPools: [] }),
    ]);
  });

  it('is found again field by field', () => {
    const config = {
      pools,
      advertisements: { public: { type: 'bgp', pools: ['home'], ipAddressPools: ['lab'], localPref: 5 } },
    };
    const at = (...path: Path) => sourceOf(config, 1, path);
    const base = ['advertisements', 'public'];
    expect(at('metadata', 'name')).toEqual(base);
    expect(at('spec', 'localPref')).toEqual([...base, 'localPref']);
    expect(at('spec', 'ipAddressPools')).toEqual([...base, 'pools']);
    expect(at('spec', 'ipAddressPools', 0)).toEqual(base);
    expect(at('spec', 'ipAddressPools', 1)).toEqual([...base, 'pools', 0]);
    expect(at('spec', 'ipAddressPools', 2)).toEqual([...base, 'ipAddressPools', 0]);
  });

  it('needs a type that exists, and has the fields of that type', () => {
    const refused = (text: string) => mistakes(`advertisements:\n  a: ${text}\n`);
    expect(refused('{type: layer}')).toEqual([
      '2:13 advertisements.a.type layer must be one of layer2, bgp [config-value] did you mean layer2?',
    ]);
    expect(refused('{localPref: 1}')).toEqual([
      '2:6 advertisements.a.type is missing [config-missing] add it: one of layer2, bgp',
    ]);
    expect(refused('{type: layer2, peers: [tor]}')).toEqual([
      '2:21 advertisements.a.peers is no setting here [config-unknown-key] remove it; known here: type, pools, ipAddressPools, ipAddressPoolSelectors, nodeSelectors, serviceSelectors, interfaces',
    ]);
  });
});

describe('peers', () => {
  const tor = { myASN: 64500, peerASN: 64501, peerAddress: '10.0.0.1', passwordSecret: 'tor' };

  it('are BGPPeers of version v1beta2, with the Secret by name', () => {
    expect(objects({ peers: { tor } })).toEqual([
      object('BGPPeer', 'tor', { ...tor, passwordSecret: { name: 'tor' } }, 'v1beta2'),
    ]);
    expect(sourceOf({ peers: { tor } }, 0, ['spec', 'passwordSecret', 'name'])).toEqual([
      'peers',
      'tor',
      'passwordSecret',
      'name',
    ]);
  });

  it('come with the command that makes their Secret, once for all that share it', () => {
    const peers = { tor, spine: { ...tor, passwordSecret: { name: 'tor' } }, open: { myASN: 1, peerASN: 2 } };
    const handouts = render({ peers }).handouts.map(({ commands, ...rest }) => ({
      ...rest,
      commands: commands?.('out'),
    }));
    expect(handouts).toEqual([
      {
        title: 'Secret metallb-system/tor: the BGP password of tor, spine',
        when: 'before',
        commands: [
          'kubectl apply -f out/10-namespace.k8s.yaml',
          `kubectl get secret tor -n metallb-system -o name 2>/dev/null || (printf 'BGP password of tor, spine: ' >&2; IFS= read -rs password; printf %s "$password") | kubectl create secret generic tor -n metallb-system --type=kubernetes.io/basic-auth --from-file=password=/dev/stdin`,
        ],
      },
    ]);
  });

  it('find their namespace ready when MetalLB is there already', () => {
    const config = { metallb: { install: false, namespace: 'lb' }, peers: { tor } };
    const [handout] = render(config).handouts;
    expect(handout?.commands?.('dist')).toEqual([
      `kubectl get secret tor -n lb -o name 2>/dev/null || (printf 'BGP password of tor: ' >&2; IFS= read -rs password; printf %s "$password") | kubectl create secret generic tor -n lb --type=kubernetes.io/basic-auth --from-file=password=/dev/stdin`,
    ]);
  });

  it('never carry a password, and nobody reads it in a log', () => {
    expect(mistakes('peers:\n  tor: {myASN: 1, password: hunter2}\n')).toEqual([
      '2:19 peers.tor.password must not be written here: it would end up in dist/ and in Git [config-secret] put it into a Secret and name that with passwordSecret; the summary of synth prints the command',
    ]);
  });

  it.skipIf(!kubectl)(
    `get the password as it was typed${kubectl ? '' : ' (skipped: there is no kubectl)'}`,
    () => {
      const config = { metallb: { install: false }, peers: { tor } };
      const [command = ''] = render(config).handouts[0]?.commands?.('dist') ?? [];
      const dry = `false ${command.slice(command.indexOf('||')).replace('kubectl', kubectl as string)} --dry-run=client -o json`;
      const typed = ' a "b" $c \\d ';
      const run = spawnSync('bash', ['-c', dry], { input: `${typed}\n`, encoding: 'utf8' });
      expect(JSON.parse(run.stdout)).toMatchObject({
        kind: 'Secret',
        metadata: { name: 'tor', namespace: 'metallb-system' },
        type: 'kubernetes.io/basic-auth',
        data: { password: Buffer.from(typed).toString('base64') },
      });
    },
  );
});

describe('communities', () => {
  const communities = { 'no-export': '65535:65281', blackhole: '65535:666' };

  it('are one Community object, sorted by alias', () => {
    expect(objects({ communities })).toEqual([
      object('Community', 'communities', {
        communities: [
          { name: 'blackhole', value: '65535:666' },
          { name: 'no-export', value: '65535:65281' },
        ],
      }),
    ]);
  });

  it('are found again by alias', () => {
    expect(sourceOf({ communities }, 0, ['spec', 'communities', 0, 'value'])).toEqual([
      'communities',
      'blackhole',
    ]);
    expect(sourceOf({ communities }, 0, ['spec'])).toEqual(['communities']);
  });
});

describe('BFD profiles', () => {
  it('are BFDProfiles with the fields they have', () => {
    expect(objects({ bfdProfiles: { fast: { receiveInterval: 100 }, plain: {} } })).toEqual([
      object('BFDProfile', 'fast', { receiveInterval: 100 }),
      object('BFDProfile', 'plain', {}),
    ]);
    expect(sourceOf({ bfdProfiles: { fast: {} } }, 0, ['spec', 'echoMode'])).toEqual([
      'bfdProfiles',
      'fast',
      'echoMode',
    ]);
  });
});

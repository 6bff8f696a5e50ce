import { Testing } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import {
  BfdProfile,
  BgpAdvertisement,
  BgpPeer,
  Community,
  L2Advertisement,
} from '../../lib/advertisements/construct.js';
import { advertisementRendering } from '../../lib/advertisements/resource.js';
import { configSchema } from '../../lib/config/schema.js';

describe('the constructs', () => {
  const layer2 = { pools: ['home'], interfaces: ['eth1'], nodeSelectors: [{ matchLabels: { rack: 'a' } }] };
  const bgp = { pools: ['public'], peers: 'tor', communities: ['no-export'], localPref: 100 };
  const tor = { myASN: 64500, peerASN: 64501, peerAddress: '10.0.0.1', passwordSecret: 'tor' };
  const fast = { receiveInterval: 100, echoMode: true };
  const communities = { 'no-export': '65535:65281', blackhole: '65535:666' };

  it('draw what the same settings are in a config', () => {
    const config = {
      advertisements: { racks: { type: 'layer2', ...layer2 }, public: { type: 'bgp', ...bgp } },
      peers: { tor },
      bfdProfiles: { fast },
      communities,
    };
    const chart = Testing.chart();
    new BfdProfile(chart, 'fast', fast);
    new Community(chart, 'communities', { communities });
    new BgpPeer(chart, 'tor', tor);
    new L2Advertisement(chart, 'racks', layer2);
    new BgpAdvertisement(chart, 'public', bgp);
    const { drafts } = advertisementRendering(configSchema.parse(config));
    expect(Testing.synth(chart)).toEqual(drafts.map(({ object }) => object));
  });

  it('take a name and a namespace of their own', () => {
    const chart = Testing.chart();
    const every = new L2Advertisement(chart, 'id', { name: 'every', namespace: 'lb' });
    expect(every.apiObject.toJson()).toEqual({
      apiVersion: 'metallb.io/v1beta1',
      kind: 'L2Advertisement',
      metadata: { name: 'every', namespace: 'lb' },
      spec: {},
    });
  });

  it('refuse what the config refuses, all at once', () => {
    const chart = Testing.chart();
    const props = { myASN: 64500, peerPort: 0, password: 'hunter2', hodlTime: '90s' };
    expect(() => new BgpPeer(chart, 'tor', props as never)).toThrow(
      new Error(
        [
          'BgpPeer tor cannot be made:',
          '  peerPort is below the smallest value, 1: write 1 or more',
          '  password must not be written here: it would end up in dist/ and in Git: put it into a Secret and name that with passwordSecret; the summary of synth prints the command',
          '  hodlTime is no setting here: did you mean holdTime?',
        ].join('\n'),
      ),
    );
  });
});

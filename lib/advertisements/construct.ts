import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import {
  advertisementSection,
  type BfdProfileConfig,
  type BgpAdvertisementInput,
  bfdProfileSection,
  type Layer2AdvertisementInput,
  type PeerInput,
  peerSection,
} from '../config/bgp.js';
import { propsOf } from '../config/props.js';
import { judgeWith } from '../judge.js';
import type { KubeObject } from '../resource.js';
import { explicitAdvertisement } from './advertisements.js';
import { objectOf } from './object.js';
import { communityObject } from './resource.js';

/** What every object of MetalLB has. */
export interface MetalLbObjectProps {
  /** @default the id of the construct */
  readonly name?: string;
  /** MetalLB reads its objects in its own namespace only. @default metallb-system */
  readonly namespace?: string;
}

/** Draws the object that `make` makes of a name, a namespace and the other props. */
abstract class MetalLbObject<Fields extends object> extends Construct {
  /** Name of the object, for others that refer to it. */
  readonly name: string;
  /** The object itself, for what is not among the props, such as JSON patches. */
  readonly apiObject: ApiObject;

  protected constructor(
    scope: Construct,
    id: string,
    { name = id, namespace = 'metallb-system', ...fields }: MetalLbObjectProps & Fields,
    make: (name: string, namespace: string, fields: Fields) => KubeObject,
  ) {
    super(scope, id);
    this.name = name;
    this.apiObject = new ApiObject(this, 'Resource', make(name, namespace, fields as unknown as Fields));
    judgeWith(this);
  }
}

/** Fields of the API, and `pools`, short for `ipAddressPools`. */
export type L2AdvertisementProps = MetalLbObjectProps & Layer2AdvertisementInput;

/** Nodes answer for the addresses of pools on their own network; without pools or selectors, of every pool. */
export class L2Advertisement extends MetalLbObject<Layer2AdvertisementInput> {
  /** @throws when a field is unknown or of another type */
  constructor(scope: Construct, id: string, props: L2AdvertisementProps = {}) {
    super(scope, id, props, (name, namespace, fields) => {
      const advertisement = propsOf(
        advertisementSection,
        { type: 'layer2', ...fields },
        `L2Advertisement ${name}`,
      );
      return explicitAdvertisement(name, advertisement, [], namespace).object;
    });
  }
}

/** Fields of the API, and `pools`, short for `ipAddressPools`. */
export type BgpAdvertisementProps = MetalLbObjectProps & BgpAdvertisementInput;

/** Peers learn the way to the addresses of pools; without pools or selectors, of every pool. */
export class BgpAdvertisement extends MetalLbObject<BgpAdvertisementInput> {
  /** @throws when a field is unknown, of another type or out of range */
  constructor(scope: Construct, id: string, props: BgpAdvertisementProps = {}) {
    super(scope, id, props, (name, namespace, fields) => {
      const advertisement = propsOf(
        advertisementSection,
        { type: 'bgp', ...fields },
        `BgpAdvertisement ${name}`,
      );
      return explicitAdvertisement(name, advertisement, [], namespace).object;
    });
  }
}

/** Fields of the API in its own spelling; `passwordSecret` may be the name of the Secret alone. */
export type BgpPeerProps = MetalLbObjectProps & PeerInput;

/** A router that speakers hold a BGP session with: a BGPPeer of version v1beta2. */
export class BgpPeer extends MetalLbObject<PeerInput> {
  /** @throws when a field is unknown, of another type or out of range, and for a plain `password` */
  constructor(scope: Construct, id: string, props: BgpPeerProps) {
    super(scope, id, props, (name, namespace, fields) =>
      objectOf('BGPPeer', name, namespace, propsOf(peerSection, fields, `BgpPeer ${name}`)),
    );
  }
}

/** Intervals in milliseconds, 10 to 60000. */
export type BfdProfileProps = MetalLbObjectProps & BfdProfileConfig;

/** How fast a dead BGP session is noticed. */
export class BfdProfile extends MetalLbObject<BfdProfileConfig> {
  /** @throws when a field is unknown, of another type or out of range */
  constructor(scope: Construct, id: string, props: BfdProfileProps = {}) {
    super(scope, id, props, (name, namespace, fields) =>
      objectOf('BFDProfile', name, namespace, propsOf(bfdProfileSection, fields, `BfdProfile ${name}`)),
    );
  }
}

export interface CommunityProps extends MetalLbObjectProps {
  /** Value by alias: `A:B` with numbers to 65535, or `large:A:B:C` with numbers to 4294967295. */
  readonly communities: Readonly<Record<string, string>>;
}

/** Names for BGP communities. MetalLB knows none by itself, `no-export` neither. */
export class Community extends MetalLbObject<Pick<CommunityProps, 'communities'>> {
  constructor(scope: Construct, id: string, props: CommunityProps) {
    super(scope, id, props, (name, namespace, { communities }) =>
      communityObject(name, communities, namespace),
    );
  }
}

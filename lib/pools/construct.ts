import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { type PoolInput, poolObjectSection } from '../config/pools.js';
import { propsOf } from '../config/props.js';
import { judgeWith } from '../judge.js';
import { poolDraft } from './resource.js';

/** The settings of a pool in the config, but for `announce`: draw an `L2Advertisement` or a `BgpAdvertisement` for that. */
export type AddressPoolProps = Omit<PoolInput, 'announce'> & {
  /** @default the id of the construct */
  readonly name?: string;
  /** MetalLB reads its objects in its own namespace only. @default metallb-system */
  readonly namespace?: string;
};

/**
 * Addresses for Services of type LoadBalancer. A pool that nothing announces gives out addresses nobody can reach.
 *
 * @example
 * const pool = new AddressPool(chart, 'home', { addresses: '192.168.8.151-192.168.8.198' });
 * new L2Advertisement(chart, 'announce', { pools: [pool.name] });
 */
export class AddressPool extends Construct {
  /** Name of the IPAddressPool, for advertisements and Services. */
  readonly name: string;
  /** The object itself, for what is not among the props, such as JSON patches. */
  readonly apiObject: ApiObject;

  /** @throws when a field is unknown, of another type or out of range */
  constructor(scope: Construct, id: string, props: AddressPoolProps) {
    super(scope, id);
    const { name = id, namespace = 'metallb-system', ...fields } = props;
    const pool = propsOf(poolObjectSection, fields, `AddressPool ${name}`);
    this.name = name;
    this.apiObject = new ApiObject(this, 'Resource', poolDraft(name, pool, namespace).object);
    judgeWith(this);
  }
}

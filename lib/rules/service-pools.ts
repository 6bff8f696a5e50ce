import { AddressRange, tryAddress } from '../addresses/range.js';
import type { Map_ } from './read.js';
import { annotationOf } from './service-annotations.js';
import { type Pool, rangesOf, type View } from './view.js';

/** The pool a Service asks for by name or by address; the only pool when there is but one. */
export function poolOfService(view: View, annotations: Map_, spec: Map_): Pool | undefined {
  const named = annotationOf(view, annotations, 'address-pool');
  if (named) return view.poolsByName.get(named);
  const wanted = annotationOf(view, annotations, 'loadBalancerIPs') ?? spec.loadBalancerIP;
  const address = typeof wanted === 'string' ? tryAddress((wanted.split(',')[0] ?? '').trim()) : undefined;
  if (address)
    return view.pools.find((pool) =>
      rangesOf(pool).some((range) => range.contains(AddressRange.of(address))),
    );
  return view.pools.length === 1 ? view.pools[0] : undefined;
}

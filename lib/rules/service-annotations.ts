import { type Map_, textOf } from './read.js';
import type { View } from './view.js';

export const newPrefix = 'metallb.io/';
export const oldPrefix = 'metallb.universe.tf/';

/** What a Service asks of MetalLB: the new prefix wins where the release knows it, even with an empty value. */
export function annotationOf(view: View, annotations: Map_, key: string): string | undefined {
  const current = view.isSince('0.14.9') ? textOf(annotations[newPrefix + key]) : undefined;
  const value = current ?? textOf(annotations[oldPrefix + key]);
  return value === '' ? undefined : value;
}

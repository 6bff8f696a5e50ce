import { type Backend, compareVersions, isSince, type Release } from './releases.js';

/** Which of the published manifests is meant: a release, what speaks BGP, and whether monitoring comes with it. */
export interface Flavour {
  readonly release: Release;
  readonly backend: Backend;
  readonly prometheus: boolean;
  /** Namespace of MetalLB; its name is also part of cluster-scoped names. */
  readonly namespace: string;
}

/** Where something is part of MetalLB. Whatever is left out holds everywhere. */
export interface Span {
  /** First release, without the `v`. */
  readonly since?: string;
  /** Last release, without the `v`. */
  readonly until?: string;
  readonly backends?: readonly Backend[];
  readonly prometheus?: boolean;
}

/** Items that exist in a part of all flavours. */
export class Only<T> {
  constructor(
    readonly span: Span,
    readonly items: readonly T[],
  ) {}
}

/** Marks `items` as existing in `span` alone. */
export function only<T>(span: Span, ...items: readonly T[]): Only<T> {
  return new Only(span, items);
}

/** Whether `flavour` lies in `span`. */
export function within({ since, until, backends, prometheus }: Span, flavour: Flavour): boolean {
  if (since !== undefined && !isSince(flavour.release, since)) return false;
  if (until !== undefined && compareVersions(flavour.release.slice(1), until) > 0) return false;
  if (backends && !backends.includes(flavour.backend)) return false;
  return prometheus === undefined || prometheus === flavour.prometheus;
}

/** The items that exist in `flavour`, in order. */
export function pick<T>(flavour: Flavour, items: readonly (T | Only<T>)[]): T[] {
  return items.flatMap((item) => {
    if (!(item instanceof Only)) return [item];
    return within(item.span, flavour) ? item.items : [];
  });
}

/** The first item that exists in `flavour`. Throws when there is none, which is a hole in a table. */
export function first<T>(flavour: Flavour, ...items: readonly (T | Only<T>)[]): T {
  const [found] = pick(flavour, items);
  if (found === undefined) throw new Error(`nothing for ${flavour.release} ${flavour.backend}`);
  return found;
}

import { type Backend, backends, type Release, releases, tryRelease } from '../metallb/releases.js';
import { Unable } from './io.js';

/** What a person says about a cluster that its manifests may leave open. */
export interface Flags {
  readonly release?: string;
  readonly backend?: string;
}

/** @throws Unable when there is no such release or backend */
export function factsOf({ release, backend }: Flags): { release?: Release; backend?: Backend } {
  return { release: releaseOf(release), backend: backendOf(backend) };
}

function releaseOf(text: string | undefined): Release | undefined {
  if (text === undefined) return undefined;
  const release = tryRelease(text);
  if (!release) throw new Unable(`there is no release ${text}`, `use one of ${releases.join(', ')}`);
  return release;
}

function backendOf(text: string | undefined): Backend | undefined {
  if (text === undefined) return undefined;
  const backend = backends.find((name) => name === text);
  if (!backend) throw new Unable(`there is no backend ${text}`, `use one of ${backends.join(', ')}`);
  return backend;
}

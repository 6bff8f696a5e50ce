import { worldOfConfig } from './compose.js';
import type { Loaded } from './config/load.js';
import type { Resource } from './resource.js';
import { type Facts, type World, worldOfManifests } from './world.js';

/** The World of a config that was loaded, or of manifests and what is known besides. */
export function worldOf(source: Loaded | readonly Resource[], facts?: Facts): World {
  return 'config' in source ? worldOfConfig(source).world : worldOfManifests(source, facts);
}

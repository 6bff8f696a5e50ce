import type { Config } from '../config/schema.js';
import type { Rendering } from '../resource.js';
import { advertisementDrafts } from './advertisements.js';

/** The config as far as advertisements need it. */
export type AdvertisementsConfig = Pick<Config, 'pools' | 'metallb'>;

/** Everything that announces addresses. */
export function advertisementRendering(config: AdvertisementsConfig): Rendering {
  const { namespace } = config.metallb;
  return { drafts: advertisementDrafts(config.pools, {}, namespace), handouts: [], findings: [] };
}

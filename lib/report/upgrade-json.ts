import type { Upgrade } from '../upgrade/upgrade.js';

/** What another release changes for a config, as JSON: the {@link Upgrade} itself. */
export function upgradeJson(upgrade: Upgrade): string {
  return `${JSON.stringify(upgrade, undefined, 2)}\n`;
}

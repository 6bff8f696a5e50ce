import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of this package, from its bundle in `build/` and from its sources in `lib/cli/`. */
export function packageFolder(): string {
  const above = join(import.meta.dirname, '..');
  return existsSync(join(above, 'package.json')) ? above : join(above, '..');
}

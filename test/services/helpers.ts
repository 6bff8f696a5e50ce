import { configSchema } from '../../lib/config/schema.js';
import type { KubeObject, Rendering } from '../../lib/resource.js';
import { serviceRendering } from '../../lib/services/resource.js';

/** The Services of a config, rendered. */
export function render(services: object, rest: object = {}): Rendering {
  return serviceRendering(configSchema.parse({ services, ...rest }));
}

/** The objects of a config's Services. */
export function objects(services: object, rest: object = {}): KubeObject[] {
  return render(services, rest).drafts.map(({ object }) => object);
}

/** The files of a config's Services, by name. */
export function files(services: object, rest: object = {}): Record<string, string> {
  return Object.fromEntries(
    render(services, rest).handouts.flatMap(({ file }) => (file ? [[file.name, file.text]] : [])),
  );
}

/** The commands of a config's Services, with `dist` as the folder. */
export function commands(services: object, rest: object = {}): string[] {
  return render(services, rest).handouts.flatMap((handout) => handout.commands?.('dist') ?? []);
}

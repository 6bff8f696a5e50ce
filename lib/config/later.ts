import * as z from 'zod';

/**
 * A section that is made when a config first has it: most configs have few of the settings that there are, and making all of
 * them takes longer than reading such a config.
 */
export function later<T extends z.ZodType>(make: () => T): z.ZodLazy<T> {
  const section = z.lazy(make);
  // Zod asks each section for its default, and would make it for that. None that is made later has one.
  Object.defineProperty(section._zod, 'optin', { value: undefined });
  return section;
}

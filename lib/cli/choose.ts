import { Unable } from './io.js';

/** What `table` has under `name`. @throws Unable when it has nothing; `what` is what the person was choosing. */
export function choose<T>(table: Readonly<Record<string, T>>, name: string, what: string): T {
  if (!Object.hasOwn(table, name))
    throw new Unable(`there is no ${what} ${name}`, `use ${Object.keys(table).join(', ')}`);
  return table[name] as T;
}

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** A network namespace of its own: nothing in it is seen outside, and nothing outside is reached from it. */
export interface Network {
  /** Words that run a program inside of it. */
  readonly inside: readonly string[];
  ip(...words: string[]): string;
  /** Runs a shell line inside; its output, whatever its exit code. */
  shell(line: string): string;
  remove(): void;
}

/** Address of the host of a bed, on the loopback device of its namespace: webhook endpoints must not be loopback addresses. */
export const hostAddress = '192.0.2.10';

/** Removes the namespaces of runs that were killed: their names end in the process id, and a number. */
function removeStale(): void {
  const names =
    execFileSync('ip', ['netns', 'list'], { encoding: 'utf8' }).match(/^(bed|lan)-\d+\S*/gm) ?? [];
  for (const name of names)
    if (!existsSync(`/proc/${name.split('-')[1]}`)) execFileSync('ip', ['netns', 'del', name]);
}

/** Makes a namespace with its loopback device up. Needs root. */
export function createNetwork(name: string): Network {
  removeStale();
  execFileSync('ip', ['netns', 'add', name]);
  const inside = ['ip', 'netns', 'exec', name];
  const ip = (...words: string[]) => execFileSync('ip', ['-n', name, ...words], { encoding: 'utf8' });
  ip('link', 'set', 'lo', 'up');
  return {
    inside,
    ip,
    shell: (line) =>
      execFileSync('ip', ['netns', 'exec', name, 'bash', '-c', `${line} 2>&1 || true`], { encoding: 'utf8' }),
    remove: () => execFileSync('ip', ['netns', 'del', name]),
  };
}

/** Joins two namespaces by a cable: `eth0` in both, with an address in each. */
export function join(a: { network: Network; name: string; address: string }, b: typeof a): void {
  execFileSync('ip', [
    'link',
    'add',
    'eth0',
    'netns',
    a.name,
    'type',
    'veth',
    'peer',
    'name',
    'eth0',
    'netns',
    b.name,
  ]);
  for (const { network, address } of [a, b]) {
    network.ip('addr', 'add', address, 'dev', 'eth0');
    network.ip('link', 'set', 'eth0', 'up');
  }
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';

/** A program that runs until it is stopped, by its own process id. */
export interface Running {
  /** What it has written goes here. */
  readonly log: string;
  readonly exited: () => number | undefined;
  stop(): Promise<void>;
  /** Ends it at once, for a program whose work nobody wants any more. */
  kill(): Promise<void>;
}

const alive = new Set<ChildProcess>();

for (const signal of ['SIGINT', 'SIGTERM', 'exit'] as const)
  process.on(signal, () => {
    for (const child of alive) child.kill('SIGKILL');
    if (signal !== 'exit') process.exit(1);
  });

/** Starts a program with its output in `log`. It is stopped with this process, however that ends. */
export function start(
  words: readonly string[],
  log: string,
  env: Readonly<Record<string, string>> = {},
): Running {
  const out = openSync(log, 'a');
  // The kernel ends it with us, also where no handler of ours gets to run.
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', ...words], {
    env: { ...process.env, ...env },
    stdio: ['ignore', out, out],
  });
  alive.add(child);
  child.once('exit', () => alive.delete(child));
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    if (!alive.has(child)) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    const hard = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await gone;
    clearTimeout(hard);
  };
  return {
    log,
    exited: () => child.exitCode ?? (child.signalCode === null ? undefined : 1),
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

/** Asks until the answer is something; at most `seconds`. */
export async function until<T>(
  what: string,
  ask: () => T | undefined | false | Promise<T | undefined | false>,
  seconds = 60,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`waited ${seconds} s in vain: ${what}`);
}

import { spawnSync } from 'node:child_process';

/** A program to run: its words, and the folder it runs in. */
export interface Command {
  readonly words: readonly string[];
  readonly cwd: string;
}

/** What one run cost, in milliseconds: on the clock, and on the processors (user and system, with its children's). */
export interface Cost {
  readonly wall: number;
  readonly cpu: number;
}

/**
 * Runs a command once, with bash's own `time`, which counts the children of the command too.
 *
 * @throws when the command fails: a run that did not do the work says nothing about its speed
 */
export function measure({ words, cwd }: Command): Cost {
  const script = 'TIMEFORMAT="%3R %3U %3S"; { time "$@" >/dev/null 2>&4; } 4>&2 2>&3';
  const { status, stderr, output, error } = spawnSync('bash', ['-c', script, 'bash', ...words], {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`exit code ${status} from: ${words.join(' ')}\n${stderr}`);
  const [wall = 0, user = 0, system = 0] = (output[3] ?? '').split(' ').map((text) => Number(text) * 1000);
  return { wall, cpu: user + system };
}

/** Runs the commands in turn, `rounds` times, so that noise of the machine meets all of them alike. One round before is not counted. */
export function measureInTurn(commands: readonly Command[], rounds: number): Cost[][] {
  for (const command of commands) measure(command);
  const costs = commands.map((): Cost[] => []);
  for (let round = 0; round < rounds; round++)
    commands.forEach((command, index) => {
      costs[index]?.push(measure(command));
    });
  return costs;
}

/** The middle value; between two, the lower one. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN;
}

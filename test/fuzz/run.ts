// tsx test/fuzz/run.ts [COUNT] [PROCESSES]: that many made-up inputs through the command line's own `run`, in workers, and the
// first of them as processes too. tsx test/fuzz/run.ts show N prints one input. Every input has to end in time, with 0, 1 or 2.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { buildSync } from 'esbuild';
import { faultIn } from './call.js';
import { inputAt } from './input.js';

/** Milliseconds that one input may take, on a machine that does other things too. */
const limit = 15_000;

const bin = fileURLToPath(new URL('../../build/bin.cjs', import.meta.url));

const dir = mkdtempSync(join(tmpdir(), 'fuzz-'));
const script = join(dir, 'worker.cjs');
buildSync({
  entryPoints: [fileURLToPath(new URL('./worker.ts', import.meta.url))],
  outfile: script,
  bundle: true,
  platform: 'node',
});

function startWorker(): Worker {
  return new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: 1024 } });
}

/** What becomes of one input in a worker; a worker that takes too long is ended. */
function ask(worker: Worker, index: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const done = (fault: string | undefined) => {
      clearTimeout(timer);
      worker.off('message', done).off('error', failed).off('exit', ended);
      resolve(fault);
    };
    const failed = (error: unknown) => done(String(error));
    const ended = (code: number) => done(`the worker ended with ${code}`);
    const timer = setTimeout(() => done(`no end within ${limit / 1000} s`), limit);
    worker.on('message', done).on('error', failed).on('exit', ended);
    worker.postMessage(index);
  });
}

async function runInWorkers(count: number): Promise<string[]> {
  const faults: string[] = [];
  let next = 0;
  const lane = async () => {
    let worker = startWorker();
    while (next < count) {
      const index = next++;
      const fault = await ask(worker, index);
      if (fault === undefined) continue;
      faults.push(`input ${index} (${inputAt(index).words.join(' ')}): ${fault}`);
      process.stdout.write(`${faults.at(-1)}\n\n`);
      await worker.terminate();
      worker = startWorker();
    }
    await worker.terminate();
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4) }, lane));
  return faults;
}

function runAsProcess(index: number): string[] {
  const { words, bytes } = inputAt(index);
  writeFileSync(join(dir, 'input.yaml'), bytes);
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...words], {
    cwd: dir,
    encoding: 'utf8',
    timeout: limit,
    maxBuffer: 1 << 28,
  });
  const fault = faultIn(words, status, stdout, stderr);
  if (fault === undefined) return [];
  const text = `input ${index} as a process (${words.join(' ')}): ${fault}`;
  process.stdout.write(`${text}\n\n`);
  return [text];
}

async function runAll(count: number, processes: number): Promise<number> {
  const faults = await runInWorkers(count);
  for (let index = 0; index < processes; index++) faults.push(...runAsProcess(index * 97));
  process.stdout.write(`${count} inputs in workers, ${processes} as processes: ${faults.length} faults\n`);
  return faults.length === 0 ? 0 : 1;
}

function show(index: number): number {
  const { words, bytes } = inputAt(index);
  process.stderr.write(`${words.join(' ')}\n`);
  process.stdout.write(bytes);
  return 0;
}

const [first = '10000', second = '100'] = process.argv.slice(2);
try {
  process.exitCode = first === 'show' ? show(Number(second)) : await runAll(Number(first), Number(second));
} finally {
  rmSync(dir, { recursive: true, force: true });
}

import { expect, test } from 'vitest';
import { run } from '../../lib/cli/run.js';
import { MemoryIo } from '../memory-io.js';

const config = (images: string) => `pools: {home: 192.168.8.0/24}\nmetallb:\n  images: ${images}\n`;
const controller = 'mirror.example:5000/metallb/controller:v0.16.1';
const speaker = 'mirror.example:5000/metallb/speaker:v0.16.1';
const digest = `sha256:${'0'.repeat(64)}`;

async function synth(images: string, lock?: string): Promise<MemoryIo> {
  const io = new MemoryIo({ 'cluster.yaml': config(images) });
  if (lock !== undefined) io.write('images.lock', lock);
  await run(['synth'], io);
  return io;
}

test('every image comes from the registry, and the list is what pods pull', async () => {
  const io = await synth('{registry: "mirror.example:5000"}');
  expect(io.below('dist')['host/images.txt']).toBe(`${controller}\n${speaker}\n`);
  const pulled = [...(io.below('dist')['30-metallb.k8s.yaml'] ?? '').matchAll(/image: (\S+)/g)];
  expect(pulled.map(([, image]) => image)).toEqual([controller, speaker]);
});

test('a lock file holds images to their bytes', async () => {
  const lock = `# made by hand\n${controller}@${digest}\n${speaker}@${digest}\n`;
  const io = await synth('{registry: "mirror.example:5000", lock: images.lock}', lock);
  expect(io.below('dist')['host/images.txt']).toBe(`${controller}@${digest}\n${speaker}@${digest}\n`);
});

test('an image without a digest and a digest without an image are errors', async () => {
  const io = await synth(
    '{registry: "mirror.example:5000", lock: images.lock}',
    `${controller}@${digest}\nother:1@${digest}\n`,
  );
  expect(
    io.stderr,
  ).toBe(`cluster.yaml:3:51: error: images.lock has no digest of ${speaker} [metallb-image-lock]
  add a line IMAGE@sha256:DIGEST for it
images.lock:2:1: error: other:1 is pulled by nothing here [metallb-image-lock]
  remove it; what is pulled: ${controller}, ${speaker}
2 errors; nothing was written
`);
});

test('a lock file that is not there is an error', async () => {
  const io = await synth('{lock: images.lock}');
  expect(io.stderr).toContain('metallb.images.lock images.lock cannot be read [metallb-image-lock]');
});

test('without the section nothing is listed', async () => {
  const io = new MemoryIo({ 'cluster.yaml': 'pools: {home: 192.168.8.0/24}\n' });
  await run(['synth'], io);
  expect(io.below('dist')['host/images.txt']).toBeUndefined();
});

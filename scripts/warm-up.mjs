// Writes build/cli.cache: runs the bundle on a small config, so that the cache holds the functions a run really needs.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { Script } from 'node:vm';

const filename = resolve('build/cli.cjs');
const script = new Script(readFileSync(filename, 'utf8'), { filename });
const bundle = { exports: {} };
script.runInThisContext()(createRequire(filename), bundle, bundle.exports, resolve('build'), filename);

const files = {
  'cluster.yaml': 'pools: {home: 192.168.8.151-192.168.8.198}\n',
  'kube-proxy.yaml': readFileSync('kube-proxy.yaml', 'utf8'),
};
const io = {
  read(path) {
    if (!(path in files)) throw Object.assign(new Error(path), { code: 'ENOENT' });
    return new TextEncoder().encode(files[path]);
  },
  list: () => undefined,
  write() {},
  remove() {},
  out() {},
  err() {},
};
for (const words of [['synth'], ['check', 'cluster.yaml'], ['kube-proxy', 'kube-proxy.yaml'], ['--help']]) {
  const code = await bundle.exports.run(words, io);
  if (code !== 0) throw new Error(`the bundle fails on ${words.join(' ')}`);
}
writeFileSync('build/cli.cache', script.createCachedData());

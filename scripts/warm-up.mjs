// Writes build/NAME.cache for a command, named by its first word: V8's cache of the code that a run of it really needs.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { Script } from 'node:vm';

const words = process.argv.slice(2);
const filename = resolve('build/cli.cjs');
const script = new Script(readFileSync(filename, 'latin1'), { filename });
const bundle = { exports: {} };
script.runInThisContext()(createRequire(filename), bundle, bundle.exports, resolve('build'), filename);

const examples = ['cluster.yaml', 'kube-proxy.yaml'].map((name) => resolve(name));
const io = {
  read(path) {
    if (!examples.includes(resolve(path))) throw Object.assign(new Error(path), { code: 'ENOENT' });
    return readFileSync(path);
  },
  list: () => undefined,
  write() {},
  remove() {},
  out() {},
  err() {},
};
const code = await bundle.exports.run(words, io);
if (code !== 0) throw new Error(`the bundle fails on ${words.join(' ')}`);
writeFileSync(`build/${words[0]}.cache`, script.createCachedData());

#!/usr/bin/env node
// Starts the bundle with V8's cache of the code that this command needs. A cache of another V8 is rejected by V8, and costs
// only time.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { Script } = require('node:vm');

const filename = join(__dirname, 'cli.cjs');
let cachedData;
try {
  cachedData = readFileSync(join(__dirname, `${process.argv[2]}.cache`));
} catch {}
const script = new Script(readFileSync(filename, 'latin1'), { filename, cachedData });
const bundle = { exports: {} };
script.runInThisContext()(require, bundle, bundle.exports, __dirname, filename);

module.exports = bundle.exports;
if (require.main === module) bundle.exports.main();

#!/usr/bin/env node
// Starts the bundle with V8's cache of its compiled code. A cache of another V8 is rejected by V8, and costs only time.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { Script } = require('node:vm');

const filename = join(__dirname, 'cli.cjs');
let cachedData;
try {
  cachedData = readFileSync(join(__dirname, 'cli.cache'));
} catch {}
const script = new Script(readFileSync(filename, 'utf8'), { filename, cachedData });
const bundle = { exports: {} };
script.runInThisContext()(require, bundle, bundle.exports, __dirname, filename);

bundle.exports.main();

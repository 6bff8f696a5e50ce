// What the commands leave out of the libraries they are bundled with, so that they start sooner.
import { readFileSync } from 'node:fs';

const toModule = [
  [
    /^"use strict";$|^Object\.defineProperty\(exports, "__esModule".*$|^exports\..* = void 0;$|^\/\/# source.*$/gm,
    '',
  ],
  [/^const JSII_RTTI_SYMBOL_1 = .*$|^_\w+ = JSII_RTTI_SYMBOL_1;$|^\w+\[_\w+\] = \{ fqn: .*$/gm, ''],
  [/^const cdk8s_1 = require\("cdk8s"\);$/m, 'const cdk8s_1 = { ApiObject: class {} };'],
  [/^exports\.(\w+) = \1;$/gm, 'export { $1 };'],
  [/exports\.(\w+) \|\| \(exports\.\1 = \{\}\)/g, '$1 || ($1 = {})'],
];

/**
 * The classes of Kubernetes' kinds, of which the commands call `manifest()` alone: as an ES module, without cdk8s below them.
 * As CommonJS each importer would copy all of their thousand names.
 */
const kinds = {
  name: 'kinds',
  setup({ onLoad }) {
    onLoad({ filter: /cdk8s-plus-27\/lib\/imports\/k8s\.js$/ }, ({ path }) => {
      const contents = toModule.reduce(
        (text, [pattern, replacement]) => text.replace(pattern, replacement),
        readFileSync(path, 'utf8'),
      );
      if (/\bexports\b|\brequire\(/.test(contents))
        throw new Error(`${path} has another shape than expected`);
      return { contents };
    });
  },
};

/** Libraries that could start programs, and are never asked to: loading that part of Node takes longer than reading a config. */
const programs = {
  name: 'programs',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(node:)?child_process$/ }, ({ path, importer }) =>
      importer.includes('node_modules') ? { path, namespace: 'nothing' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: 'module.exports = {};' }));
  },
};

/** Parts of Node of which most runs need nothing, and which take longer to load than a config to be judged. */
const late = { crypto: ['createHash'], net: ['isIPv6'] };
const builtins = {
  name: 'builtins',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:(crypto|net)$/ }, ({ path, importer, namespace }) =>
      namespace === 'file' && !importer.includes('node_modules') ? { path, namespace: 'late' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'late' }, ({ path }) => ({
      contents: late[path.slice('node:'.length)]
        .map((name) => `export const ${name} = (...values) => require('${path}').${name}(...values);`)
        .join('\n'),
    }));
  },
};

/** Zod copies a schema to describe it. Descriptions are for the JSON Schema, which no command writes. */
const descriptions = {
  name: 'descriptions',
  setup({ onLoad }) {
    onLoad({ filter: /zod\/v4\/classic\/schemas\.js$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      const contents = text.replace(
        /\bdescribe\(description\) \{[^}]*\}\);\s+return cl;/,
        'describe() { return this;',
      );
      if (contents === text) throw new Error(`${path} has another shape than expected`);
      return { contents };
    });
  },
};

export const lean = [kinds, programs, builtins, descriptions];

import fc from 'fast-check';
import { load, loadAll, YAML11_SCHEMA } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { patchText } from '../../lib/kube-proxy/patch.js';
import { blockForms, confText, outerForms, surroundings } from './forms.js';
import { capture, changed } from './helpers.js';

type Settings = { mode?: unknown; ipvs?: { strictARP?: unknown } & Record<string, unknown> };

/** What a text says besides mode and strict ARP; an empty ipvs block says nothing. Read by js-yaml's own loader. */
function besides(text: string): unknown {
  const [first, ...others] = loadAll(text.replace(/^\uFEFF/, ''), { schema: YAML11_SCHEMA });
  const { mode: _, ipvs, ...settings } = first as Settings;
  const { strictARP: __, ...kept } = ipvs ?? {};
  return [{ ...settings, ipvs: kept }, ...others];
}

/** How many lines are left of the longer text when what both share at their beginning and end is taken away. */
function differing(before: string, after: string): number {
  const [was, now] = [before, after].map((text) => text.split(/\r?\n/)) as [string[], string[]];
  const longest = Math.max(was.length, now.length);
  let same = 0;
  while (same < Math.min(was.length, now.length) && was[same] === now[same]) same++;
  let tail = 0;
  while (tail < Math.min(was.length, now.length) - same && was.at(-1 - tail) === now.at(-1 - tail)) tail++;
  return longest - same - tail;
}

function first(text: string): Settings {
  return loadAll(text.replace(/^\uFEFF/, ''), { schema: YAML11_SCHEMA })[0] as Settings;
}

describe.each(blockForms.map((form) => [form.name, form] as const))('%s', (_, form) => {
  test('strict ARP alone: only it differs, in the promised lines, with the endings of before', () => {
    fc.assert(
      fc.property(surroundings, (around) => {
        const text = confText(form, around);
        const { text: result, edits } = changed(text);
        expect(differing(text, result)).toBeLessThanOrEqual(form.promise);
        expect(edits.length).toBe(form.on ? 0 : 1);
        expect(besides(result)).toEqual(besides(text));
        expect(first(result).ipvs?.strictARP).toBe(true);
        expect(first(result).mode).toEqual(first(text).mode);
        expect(result.replaceAll('\r\n', '').includes('\n')).toBe(text.replaceAll('\r\n', '').includes('\n'));
        expect(/[\r\n]*$/.exec(result)?.[0]).toBe(/[\r\n]*$/.exec(text)?.[0]);
        expect(changed(result).edits).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test('with the mode: only the two differ', () => {
    fc.assert(
      fc.property(surroundings, fc.constantFrom('ipvs', 'nftables'), (around, setMode) => {
        const text = confText(form, around);
        const { text: result, edits, mode } = changed(text, { setMode });
        expect(besides(result)).toEqual(besides(text));
        expect([first(result).mode, first(result).ipvs?.strictARP, mode]).toEqual([setMode, true, setMode]);
        const lines = edits.reduce((sum, { was, now }) => sum + Math.max(was.length, now.length), 0);
        expect(lines).toBeLessThanOrEqual(form.promise + 1);
      }),
      { numRuns: 25 },
    );
  });

  test.each(Object.keys(outerForms))(
    'in %s: the same text is found, and the patch brings it back',
    (name) => {
      fc.assert(
        fc.property(surroundings, (around) => {
          const text = confText(form, around);
          const found = capture(outerForms[name]!(text));
          expect(found.conf).toBe(text);
          const result = changed(found.conf).text;
          expect(load(patchText(found, result))).toEqual({ data: { 'config.conf': result } });
        }),
        { numRuns: 4 },
      );
    },
  );
});

import { expect, test } from 'vitest';
import { isFault, parseEntry } from '../lib/addresses/entry.js';
import { prefixText } from '../lib/addresses/range.js';

test('a range is split into the fewest prefixes, ascending', () => {
  const entry = parseEntry('192.0.2.1-192.0.2.6');
  if (isFault(entry)) throw new Error(entry.reason);
  expect(entry.prefixes.map(prefixText)).toEqual([
    '192.0.2.1/32',
    '192.0.2.2/31',
    '192.0.2.4/31',
    '192.0.2.6/32',
  ]);
});

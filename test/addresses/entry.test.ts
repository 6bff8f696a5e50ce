import { describe, expect, test } from 'vitest';
import {
  type Entry,
  isFault,
  maskedText,
  meantRange,
  parseAddresses,
  parseEntry,
} from '../../lib/addresses/entry.js';
import { prefixText } from '../../lib/addresses/range.js';

function entry(text: string): Entry {
  const parsed = parseEntry(text);
  if (isFault(parsed)) throw new Error(`${text} ${parsed.reason}`);
  return parsed;
}

function fault(text: string): string {
  const parsed = parseEntry(text);
  return isFault(parsed) ? `${parsed.reason}; ${parsed.remedy} [${parsed.rule}]` : 'accepted';
}

describe('what MetalLB reads', () => {
  test.each([
    ['192.0.2.0/28', ['192.0.2.0/28']],
    ['192.0.2.9/32', ['192.0.2.9/32']],
    ['192.0.2.0/024', ['192.0.2.0/24']],
    ['2001:DB8::/120', ['2001:db8::/120']],
    ['::/0', ['::/0']],
    ['0.0.0.0/0', ['0.0.0.0/0']],
    ['192.0.2.1-192.0.2.6', ['192.0.2.1/32', '192.0.2.2/31', '192.0.2.4/31', '192.0.2.6/32']],
    ['192.0.2.1 - 192.0.2.1', ['192.0.2.1/32']],
    ['192.0.2.254-192.0.3.1', ['192.0.2.254/31', '192.0.3.0/31']],
    ['::ffff:192.0.2.1-192.0.2.2', ['192.0.2.1/32', '192.0.2.2/32']],
    ['255.255.255.254/31', ['255.255.255.254/31']],
    ['0.0.0.0-255.255.255.255', ['0.0.0.0/0']],
  ])('%s', (text, prefixes) => {
    const parsed = entry(text);
    expect(parsed.prefixes.map(prefixText)).toEqual(prefixes);
    expect(parsed).toMatchObject({ hostBits: false, mappedLength: undefined, mixed: false });
  });

  test('host bits are masked away, which is told', () => {
    const parsed = entry('192.0.2.77/24');
    expect(parsed.hostBits).toBe(true);
    expect(maskedText(parsed)).toBe('192.0.2.0/24');
    expect(meantRange(parsed)).toBe('192.0.2.77-192.0.2.255');
  });

  test('an IPv4 network written as IPv6 is IPv4 with a long mask', () => {
    const parsed = entry('::ffff:192.0.2.0/120');
    expect(parsed.prefixes.map(prefixText)).toEqual(['192.0.2.0/24']);
    expect(parsed.mappedLength).toBe(120);
  });

  test.each(['192.0.2.1-2001:db8::9', '::1-192.0.2.1'])('%s mixes families and holds nothing', (text) => {
    expect(entry(text)).toMatchObject({ mixed: true, range: undefined, prefixes: [] });
  });
});

describe('what MetalLB refuses', () => {
  const cidr = 'write ADDRESS/LENGTH, such as 192.0.2.0/24';
  const ends = 'write both ends in full, such as 192.0.2.10-192.0.2.20';
  test.each([
    ['192.0.2.9', 'is a bare address, which MetalLB does not read; write 192.0.2.9/32 [addr-format]'],
    ['2001:db8::9', 'is a bare address, which MetalLB does not read; write 2001:db8::9/128 [addr-format]'],
    ['', `is neither a CIDR nor a range; ${cidr}, or FIRST-LAST [addr-format]`],
    ['192.0.2.0/33', `has no prefix length from 0 to 32 after the slash; ${cidr} [addr-format]`],
    ['192.0.2.0/255.255.255.0', `has no prefix length from 0 to 32 after the slash; ${cidr} [addr-format]`],
    ['2001:db8::/129', `has no prefix length from 0 to 128 after the slash; ${cidr} [addr-format]`],
    ['192.0.02.0/24', `does not start with a complete IP address; ${cidr} [addr-format]`],
    ['192.0.2/24', `does not start with a complete IP address; ${cidr} [addr-format]`],
    ['fe80::1%eth0/64', `does not start with a complete IP address; ${cidr} [addr-format]`],
    [' 192.0.2.0/24', 'has a blank, which a CIDR must not; remove the blanks [addr-whitespace]'],
    ['192.0.2.0 /24', 'has a blank, which a CIDR must not; remove the blanks [addr-whitespace]'],
    ['192.0.2.10-20', `has "20" as its end, not a complete address; ${ends} [addr-range-endpoint]`],
    [
      '192.0.2.0/28-192.0.2.40',
      `has "192.0.2.0/28" as its start, not a complete address; ${ends} [addr-range-endpoint]`,
    ],
    ['192.0.2.1-', `has nothing as its end, not a complete address; ${ends} [addr-range-endpoint]`],
    [
      '192.0.2.1-192.0.2.5-192.0.2.9',
      `has "192.0.2.5-192.0.2.9" as its end, not a complete address; ${ends} [addr-range-endpoint]`,
    ],
    ['192.0.2.9-192.0.2.1', 'starts after its end; write 192.0.2.1-192.0.2.9 [addr-range-reversed]'],
    ['2001:db8::9-192.0.2.1', 'starts after its end; give both ends in one family [addr-range-reversed]'],
  ])('%j', (text, expected) => {
    expect(fault(text)).toBe(expected);
  });
});

test('addresses outside of pools may be single ones', () => {
  expect(
    ['192.168.8.1', '192.168.8.0/24', '192.168.8.77/24', '10.0.0.1-10.0.0.3'].map((text) =>
      String(parseAddresses(text)),
    ),
  ).toEqual(['192.168.8.1', '192.168.8.0-192.168.8.255', '192.168.8.0-192.168.8.255', '10.0.0.1-10.0.0.3']);
  expect(parseAddresses('10.0.0.1-2001:db8::1')).toEqual({
    rule: 'addr-range-mixed',
    reason: 'mixes IPv4 and IPv6',
    remedy: 'give both ends in one family',
  });
});

/**
 * Why a text is no community, or undefined when it is one: `A:B` with 16 bits each, or `large:A:B:C` with 32
 * (metallb v0.16.1 `internal/bgp/community/community.go` New).
 */
export function communityFault(text: string): string | undefined {
  const parts = text.split(':');
  const isLarge = parts[0] === 'large';
  const numbers = isLarge ? parts.slice(1) : parts;
  if (numbers.length !== (isLarge ? 3 : 2))
    return `has ${isLarge ? `${numbers.length} numbers after large, not 3` : `${numbers.length === 1 ? '1 part' : `${numbers.length} parts`}, not 2`}`;
  const limit = isLarge ? 4294967295 : 65535;
  const wrong = numbers.find((number) => !/^\d+$/.test(number) || Number(number) > limit);
  return wrong === undefined
    ? undefined
    : `has ${JSON.stringify(wrong)} where a number from 0 to ${limit} belongs`;
}

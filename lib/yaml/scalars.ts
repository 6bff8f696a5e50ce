/** How plain (unquoted) scalars are read: as YAML 1.2's core schema says, or as Go's YAML does for kubectl. */
export type Flavour = 'core' | 'go';

type Scalar = string | number | boolean | null;

const words: Readonly<Record<Flavour, ReadonlyMap<string, boolean | null>>> = {
  core: new Map([
    ...spellings('true', true),
    ...spellings('false', false),
    ...spellings('null', null),
    ['~', null],
    ['', null],
  ]),
  go: new Map([
    ...['true', 'yes', 'on', 'y'].flatMap((word) => spellings(word, true)),
    ...['false', 'no', 'off', 'n'].flatMap((word) => spellings(word, false)),
    ...spellings('null', null),
    ['~', null],
    ['', null],
  ]),
};

/** A word in lower case, capitalised and in upper case. */
function spellings<T>(word: string, value: T): [string, T][] {
  return [word, word.charAt(0).toUpperCase() + word.slice(1), word.toUpperCase()].map((spelling) => [
    spelling,
    value,
  ]);
}

const integer = /^[-+]?[0-9]+$/;
const prefixed = /^[-+]?0(?:x[0-9a-fA-F]+|o[0-7]+)$/;
const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const special = /^[-+]?\.(?:inf|Inf|INF)$|^\.(?:nan|NaN|NAN)$/;

/** The value of a plain scalar. */
export function resolvePlain(text: string, flavour: Flavour): Scalar {
  const word = words[flavour].get(text);
  if (word !== undefined) return word;
  if (!/^[-+.0-9]/.test(text)) return text;
  const digits = flavour === 'go' ? text.replaceAll('_', '') : text;
  if (flavour === 'go' && /^[-+]?0[0-7]+$/.test(digits)) return Number.parseInt(digits, 8);
  if (integer.test(digits) || float.test(digits)) return Number(digits);
  if (prefixed.test(digits)) return signed(digits);
  if (special.test(digits))
    return /n/i.test(digits.slice(-1)) ? Number.NaN : digits.startsWith('-') ? -Infinity : Infinity;
  return text;
}

function signed(text: string): number {
  return text.startsWith('-') ? -Number(text.slice(1)) : Number(text.replace('+', ''));
}

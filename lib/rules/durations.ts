const units: Readonly<Record<string, number>> = {
  ns: 1e-9,
  us: 1e-6,
  µs: 1e-6,
  μs: 1e-6,
  ms: 1e-3,
  s: 1,
  m: 60,
  h: 3600,
};
const part = /(\d+\.?\d*|\.\d+)(ns|us|\u00b5s|\u03bcs|ms|s|m|h)/gy;

/** Seconds of a duration as Go's `time.ParseDuration` reads it (`1m30s`); undefined when it is none. */
export function durationOf(value: unknown): number | undefined {
  if (typeof value !== 'string') return undefined;
  const sign = value.startsWith('-') ? -1 : 1;
  const text = value.replace(/^[-+]/, '');
  if (text === '0') return 0;
  let seconds = 0;
  let end = 0;
  for (const match of text.matchAll(part)) {
    seconds += Number(match[1]) * (units[match[2] as string] as number);
    end = match.index + match[0].length;
  }
  return end === 0 || end !== text.length ? undefined : (sign * Math.round(seconds * 1e9)) / 1e9;
}

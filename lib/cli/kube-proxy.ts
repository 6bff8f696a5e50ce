import { type Capture, findCapture, refusalFinding, unreadable } from '../kube-proxy/capture.js';
import type { Edit } from '../kube-proxy/edit.js';
import { ipvsEndText, mootText } from '../kube-proxy/modes.js';
import {
  lastAppliedWarning,
  manifestText,
  patchText,
  restartCommands,
  verifyCommand,
} from '../kube-proxy/patch.js';
import { type Change, strictArp } from '../kube-proxy/strict-arp.js';
import { findingsText } from '../report/text.js';
import { readFile } from './files.js';
import { type Io, Unable } from './io.js';

export interface KubeProxyOptions {
  readonly setMode?: string;
  readonly format: string;
}

const formats: Readonly<Record<string, (capture: Capture, conf: string) => string>> = {
  patch: patchText,
  manifest: manifestText,
  conf: (_, conf) => conf,
};

const modes = ['ipvs', 'iptables', 'nftables'];

/**
 * Switches strict ARP on in a captured ConfigMap: the patch, the whole object, or the text of config.conf on standard output,
 * and what changed on standard error.
 *
 * @returns 0 changed or on already, 1 refused, 2 unreadable
 */
export async function kubeProxy(
  io: Io,
  file: string,
  { setMode, format }: KubeProxyOptions,
): Promise<number> {
  const print = formats[format];
  if (!print)
    throw new Unable(`there is no format ${format}`, `use one of ${Object.keys(formats).join(', ')}`);
  if (setMode !== undefined && !modes.includes(setMode))
    throw new Unable(`--set-mode ${setMode} is no mode of kube-proxy`, `use one of ${modes.join(', ')}`);
  const [bytes, name] = file === '-' ? [await io.stdin(), '<stdin>'] : [readFile(io, file), file];
  const capture = findCapture(bytes, name);
  if (Array.isArray(capture)) {
    io.err(findingsText(capture));
    return capture.some(({ rule }) => unreadable.has(rule)) ? 2 : 1;
  }
  const change = strictArp(capture.conf, { setMode });
  if (Array.isArray(change)) {
    io.err(findingsText(change.map((refusal) => refusalFinding(capture, refusal))));
    return 1;
  }
  io.out(print(capture, change.text));
  const warning = format === 'manifest' ? lastAppliedWarning(capture) : undefined;
  io.err([...reportLines(name, change), ...(warning ? [warning] : [])].map((line) => `${line}\n`).join(''));
  return 0;
}

/** What changed, what to know about it, and what to do once it is applied. */
function reportLines(name: string, { edits, before, mode }: Change): string[] {
  const notes = before.notes.map(({ message }) => message);
  if (edits.length === 0)
    return [`${name}: strict ARP is on already, nothing changes`, ...notes, modeText(mode)];
  const commands = [...restartCommands, verifyCommand].map((command) => `  ${command}`);
  return [
    ...edits.flatMap((edit) => editLines(name, edit)),
    ...notes,
    modeText(mode),
    ...(mode === 'ipvs' || mode !== before.mode
      ? ['once it is applied:', ...commands]
      : ['there is no need to apply it']),
  ];
}

function editLines(name: string, { line, was, now }: Edit): string[] {
  const at = firstDifference(was[0] ?? '', now[0] ?? '');
  return [
    `${name}: config.conf line ${line}`,
    ...was.map((text) => `  - ${excerpt(text, at)}`),
    ...now.map((text) => `  + ${excerpt(text, at)}`),
  ];
}

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}

/** A line as it is, or the part of a very long one around `at`. */
function excerpt(line: string, at: number): string {
  if (line.length <= 120) return line;
  const from = Math.max(at - 40, 0);
  return `${from > 0 ? '...' : ''}${line.slice(from, from + 80)}${from + 80 < line.length ? '...' : ''}`;
}

function modeText(mode: string): string {
  return mode === 'ipvs' ? ipvsEndText() : mootText(mode);
}

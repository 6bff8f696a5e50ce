import type { AnnouncementChange, Difference } from '../diff/difference.js';
import { isMoved, type ServiceChange } from '../diff/services.js';
import type { SessionChange } from '../diff/sessions.js';
import type { ImageChange, WorkloadChange } from '../diff/workloads.js';
import type { ObjectRef } from '../finding.js';
import { plural } from './text.js';
import { deleteCommands, shellWord } from './vanished.js';

/** One heading of the report on a change. Every format shows the same sections. */
export interface DiffSection {
  readonly title: string;
  readonly lines: readonly string[];
  /** The lines are commands, to run in their order. */
  readonly commands?: boolean;
}

/** What a change does, in the order of how much it hurts. Sections without lines are left out. */
export function diffSections(difference: Difference): DiffSection[] {
  const { services, sessions, announcements, workloads, images, handouts, vanished } = difference;
  const [taking, plain] = deleteCommands(vanished);
  const sections: DiffSection[] = [
    { title: refusalTitle(difference), lines: difference.refusedFor },
    { title: 'Addresses:', lines: services.map(serviceLine) },
    { title: 'BGP sessions:', lines: sessions.map(sessionLine) },
    { title: 'Announcements:', lines: announcements.map(announcementLine) },
    { title: 'Pods:', lines: workloads.map(workloadLine) },
    { title: 'Images:', lines: images.map(imageLine) },
    { title: 'Files to apply by hand, as the summary of synth says:', lines: handouts },
    { title: 'No longer applied. Still in the cluster until you delete them:', lines: plain, commands: true },
    {
      title:
        plain.length > 0
          ? 'Likewise, but everything inside goes with them:'
          : 'No longer applied. Still in the cluster until you delete them, and all that is inside with them:',
      lines: taking,
      commands: true,
    },
    {
      title: 'Left on Services by earlier patches. It counts until you remove it:',
      lines: difference.leftovers.map(annotateCommand),
      commands: true,
    },
  ];
  return sections.filter(({ lines }) => lines.length > 0);
}

/** The change in one line: `1 Service moves or loses an address, 2 sessions reset`. */
export function diffHeadline({ services, sessions, workloads }: Difference): string {
  const moved = services.filter(isMoved).length;
  const silent = services.filter(({ change }) => change === 'falls-silent').length;
  const resets = sessions.filter(({ change }) => change === 'resets' || change === 'ends').length;
  const rolls = workloads.filter(({ change }) => change !== 'starts').length;
  const parts = [
    moved > 0 && `${plural(moved, 'Service')} may lose an address`,
    silent > 0 && `${plural(silent, 'Service')} can no longer be reached`,
    resets > 0 && `sessions with ${plural(resets, 'peer')} go down`,
    rolls > 0 && `pods of ${plural(rolls, 'workload')} are replaced`,
  ].filter((part) => part !== false);
  return parts.length > 0 ? parts.join(', ') : 'no address moves, no session goes down, no pod is replaced';
}

function refusalTitle({ release }: Difference): string {
  return `${release} refuses to take addresses from Services that use them. It keeps its old pools until these are gone:`;
}

const listed = (ips: readonly string[]) => ips.join(' and ');

const serviceWords: Readonly<Record<ServiceChange['change'], (change: ServiceChange) => string>> = {
  moves: ({ before, after }) => `moves from ${listed(before)} to ${listed(after)}, at once`,
  loses: ({ before, after, reason, remedy }) => {
    const left = before.filter((ip) => !after.includes(ip));
    return [
      `loses ${listed(left)}, at once`,
      ...(after.length > 0 ? [` and keeps ${listed(after)}`] : []),
      ...(reason ? [`: ${reason}`] : []),
      ...(remedy ? [`; ${remedy}`] : []),
    ].join('');
  },
  'may-move': ({ before, after }) =>
    `may move: ${before.join(' or ')} becomes ${after.join(' or ')}, and MetalLB chooses at random`,
  gets: ({ before, after }) =>
    `gets ${after.filter((ip) => !before.includes(ip)).join(' or ') || after.join(' or ')}`,
  'falls-silent': ({ after, reason, remedy }) =>
    `keeps ${listed(after)}, and nobody reaches it any more: ${reason}; ${remedy}`,
  waits: ({ reason, remedy }) => `gets no address: ${reason}; ${remedy}`,
};

function serviceLine(change: ServiceChange): string {
  return `${change.service} ${serviceWords[change.change](change)}`;
}

const sessionWords: Readonly<Record<SessionChange['change'], string>> = {
  starts: 'is new: its sessions start',
  ends: 'is gone: its sessions end once the object is deleted',
  resets: 'resets on every node',
  moves: 'starts and ends where other nodes match; sessions on the others stay up',
  later: 'stays up; it counts from the next start of a session',
};

function sessionLine({ peer, change, because }: SessionChange): string {
  return `${peer} ${sessionWords[change]}${because.length > 0 ? `: ${because.join(', ')}` : ''}`;
}

function announcementLine({ object, change, because }: AnnouncementChange): string {
  const fields = because.length > 0 ? `: ${because.join(', ')}` : '';
  return `${object.kind} ${object.name} is ${change}${fields}`;
}

const workloadWords: Readonly<Record<WorkloadChange['change'], string>> = {
  starts: 'is new',
  ends: 'is gone: its pods end once the object is deleted',
  rolls: 'replaces its pods',
  recreate: 'must be deleted first: the API server refuses a new selector',
};

function workloadLine({ workload, change, because, effect }: WorkloadChange): string {
  const fields = because.length > 0 ? `: ${shortList(because)}` : '';
  return `${nameOf(workload)} ${workloadWords[change]}${fields}${effect ? `; ${effect}` : ''}`;
}

function shortList(paths: readonly string[], shown = 5): string {
  const rest = paths.length - shown;
  return rest > 0 ? `${paths.slice(0, shown).join(', ')} and ${rest} more` : paths.join(', ');
}

function imageLine({ before, after }: ImageChange): string {
  if (before === undefined) return `${after} is new`;
  return after === undefined ? `${before} is gone` : `${before} becomes ${after}`;
}

function nameOf({ kind, namespace, name }: ObjectRef): string {
  return `${kind} ${namespace ? `${namespace}/` : ''}${name}`;
}

function annotateCommand({ service, annotations }: Difference['leftovers'][number]): string {
  const [namespace = '', name = ''] = service.split('/');
  const keys = annotations.map((key) => `${shellWord(key)}-`).join(' ');
  return `kubectl annotate service ${shellWord(name)} -n ${shellWord(namespace)} ${keys}`;
}

import type { KubeObject } from '../../resource.js';
import { excludedInterfacesName, excludedInterfacesText, excludedPatterns } from '../excluded-interfaces.js';
import {
  add,
  all,
  arg,
  type Container,
  drop,
  type Edit,
  envOf,
  isA,
  pod,
  program,
  type Workload,
  where,
} from './edit.js';
import { type Knob, knob } from './knob.js';

interface Rule {
  readonly resources?: readonly string[];
  readonly resourceNames?: readonly string[];
}

/** Changes the rules of the controller's Role. */
const controllerRole = (change: (rules: readonly Rule[]) => readonly Rule[]): Edit =>
  where(isA('Role', 'controller'), (object) => ({ ...object, rules: change(object.rules as Rule[]) }));

/** Takes volumes out of the speakers' pods, and their mounts with them. */
function withoutVolumes(...names: readonly string[]): Edit {
  const kept = <T extends { readonly name: string }>(list: readonly T[] = []) =>
    list.filter(({ name }) => !names.includes(name));
  return pod('speaker', (spec) => ({
    ...spec,
    volumes: kept(spec.volumes),
    containers: spec.containers.map((one) =>
      one.volumeMounts ? { ...one, volumeMounts: kept(one.volumeMounts) } : one,
    ),
  }));
}

const withoutEnv = (of: Workload, is: (name: string) => boolean): Edit =>
  program(of, (one) => ({ ...one, env: (one.env ?? []).filter(({ name }) => !is(name)) }));

const isMemberlistPort = ({ name = '' }: { name?: string }) => name.startsWith('memberlist-');

/** No memberlist: nothing binds its port, nothing needs its key. */
const noMemberlist = all(
  withoutEnv('speaker', (name) => name.startsWith('METALLB_ML_')),
  withoutEnv('controller', (name) => ['METALLB_ML_SECRET_NAME', 'METALLB_DEPLOYMENT'].includes(name)),
  program('speaker', (one) => ({
    ...one,
    ports: (one.ports ?? []).filter((port) => !isMemberlistPort(port)),
  })),
  withoutVolumes('memberlist', 'memberlist-config'),
  controllerRole((rules) =>
    rules.filter(({ resourceNames = [] }) => !/^(memberlist|controller)$/.test(resourceNames[0] ?? '')),
  ),
);

function memberlistPort(port: number): Edit {
  const moved = (one: Container): Container => ({
    ...one,
    ports: (one.ports ?? []).map((own) => (isMemberlistPort(own) ? { ...own, containerPort: port } : own)),
  });
  return all(
    envOf('speaker', { name: 'METALLB_ML_BIND_PORT', value: String(port) }),
    program('speaker', moved),
  );
}

function memberlistSecret(secretName: string): Edit {
  return all(
    envOf('controller', { name: 'METALLB_ML_SECRET_NAME', value: secretName }),
    controllerRole((rules) =>
      rules.map((one) =>
        one.resourceNames?.[0] === 'memberlist' ? { ...one, resourceNames: [secretName] } : one,
      ),
    ),
    pod('speaker', (spec) => ({
      ...spec,
      volumes: (spec.volumes ?? []).map((one) =>
        one.name === 'memberlist' ? { ...one, secret: { ...(one.secret as object), secretName } } : one,
      ),
    })),
  );
}

function secretKeyPath(path: string): Edit {
  return all(
    envOf('speaker', { name: 'METALLB_ML_SECRET_KEY_PATH', value: path }),
    program('speaker', (one) => ({
      ...one,
      volumeMounts: (one.volumeMounts ?? []).map((own) =>
        own.name === 'memberlist' ? { ...own, mountPath: path } : own,
      ),
    })),
  );
}

/** The ConfigMap that speakers read at their start, and its optional mount is there already. */
const memberlistConfig = (namespace: string, config: object): object => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'metallb-memberlist-config', namespace },
  data: { 'config.json': `${JSON.stringify(config, undefined, 2)}\n` },
});

const isExcluded = isA('ConfigMap', excludedInterfacesName);

const withPatterns = (patterns: readonly string[]) => (object: KubeObject) => ({
  ...object,
  data: { 'excludel2.yaml': excludedInterfacesText(patterns) },
});

/** Memberlist, and the interfaces that layer 2 leaves alone. */
export const speakerKnobs: readonly Knob[] = [
  knob('speaker.memberlist', {}, (value) => (value === false ? noMemberlist : (objects) => [...objects])),
  knob('speaker.memberlist.port', {}, memberlistPort),
  knob('speaker.memberlist.address', {}, (value) =>
    envOf('speaker', { name: 'METALLB_ML_BIND_ADDR', value }),
  ),
  knob('speaker.memberlist.secretName', {}, memberlistSecret),
  knob('speaker.memberlist.secretKeyPath', {}, secretKeyPath),
  knob('speaker.memberlist.wan', { since: '0.14.9' }, (value) =>
    arg('ml-wan-config', String(value), 'speaker'),
  ),
  knob('speaker.memberlist.config', { since: '0.16.0' }, (value, { namespace }) =>
    add(memberlistConfig(namespace, value)),
  ),
  knob('speaker.excludedInterfaces', {}, (value, flavour) => {
    if (value === false) return all(drop(isExcluded), withoutVolumes(excludedInterfacesName));
    const patterns = 'add' in value ? [...excludedPatterns(flavour), ...value.add] : value;
    return where(isExcluded, withPatterns(patterns));
  }),
];

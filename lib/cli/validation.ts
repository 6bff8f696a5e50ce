import { existsSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Finding, pathText } from '../finding.js';
import { joined, readManifests } from '../manifests/read.js';
import { type Backend, backends, type Release, releases, tryRelease } from '../metallb/releases.js';
import { judge } from '../rules/index.js';
import { worldOfManifests } from '../world.js';

/** What `validations[].properties` of `cdk8s.yaml` may say. */
export interface ValidationProps {
  /** Release of MetalLB, with or without the `v`. @default - that of the MetalLB among the manifests, or the newest */
  readonly release?: string;
  /** `native`, `frr` or `frr-k8s`. @default - that of the MetalLB among the manifests, or the one the release recommends */
  readonly backend?: string;
}

/** The part of cdk8s-cli's ValidationContext that is used here. */
export interface ValidationContext {
  readonly manifests: readonly string[];
  readonly stdout: boolean | undefined;
  readonly report: {
    addViolation(violation: Violation): void;
    submit(status: 'success' | 'failure', metadata?: Readonly<Record<string, string>>): void;
  };
}

interface Violation {
  readonly ruleName: string;
  readonly recommendation: string;
  readonly fix: string;
  readonly violatingResources: readonly {
    readonly resourceName: string;
    readonly manifestPath: string;
    readonly locations: readonly string[];
  }[];
}

/**
 * Judges what a cdk8s app synthesised, as `cdk8s-metallb check` does: a class for `validations` in `cdk8s.yaml`. Errors fail
 * the synthesis; warnings are in the report.
 */
export class MetalLbValidation {
  readonly #release: Release | undefined;
  readonly #backend: Backend | undefined;

  /** @throws when `release` or `backend` is none, or a property is unknown */
  constructor(props: ValidationProps = {}) {
    const { release, backend, ...unknown } = props;
    const [key] = Object.keys(unknown);
    if (key !== undefined) throw new Error(`the property ${key} is unknown: there are release and backend`);
    this.#release = known('release', release, releases, tryRelease);
    this.#backend = known('backend', backend, backends, (text) => backends.find((one) => one === text));
  }

  async validate({ manifests, report, stdout }: ValidationContext): Promise<void> {
    const read = joined(manifests.map((file) => readManifests(readFileSync(file), file)));
    const facts = {
      ...(this.#release && { release: this.#release }),
      ...(this.#backend && { backend: this.#backend }),
    };
    const world = worldOfManifests(read.resources, facts, read.ignored);
    const { findings } = judge(world, read.findings);
    for (const finding of findings) report.addViolation(violationOf(finding));
    const failed = findings.some(({ severity }) => severity === 'error');
    report.submit(failed ? 'failure' : 'success', { MetalLB: `${world.release} ${world.backend}` });
    if (!stdout) removeMetadata(manifests);
  }
}

function known<T>(
  what: string,
  text: string | undefined,
  all: readonly T[],
  find: (text: string) => T | undefined,
): T | undefined {
  if (text === undefined) return undefined;
  const found = find(String(text));
  if (found === undefined) throw new Error(`there is no ${what} ${text}: use one of ${all.join(', ')}`);
  return found;
}

function violationOf({ rule, severity, message, remedy, at, object, path }: Finding): Violation {
  const place = at ? `${basename(at.file)}:${at.line}:${at.column}` : '';
  const where = path && path.length > 0 ? pathText(path) : '';
  return {
    ruleName: `${rule} (${severity})`,
    recommendation: message,
    fix: remedy,
    violatingResources: [
      {
        resourceName: object?.name ?? '',
        manifestPath: at?.file ?? '',
        locations: [[place, where].filter(Boolean).join(' ')],
      },
    ],
  };
}

/**
 * With validations cdk8s-cli has the app write `construct-metadata.json` between its manifests, where `kubectl apply -f` would
 * choke on it. It has been read when a plugin is called. Who asks for the file in the environment keeps it.
 */
function removeMetadata(manifests: readonly string[]): void {
  if (process.env.CDK8S_RECORD_CONSTRUCT_METADATA === 'true') return;
  const folders = new Set(manifests.map((file) => dirname(file)));
  for (const folder of folders) {
    const places = [folder, dirname(folder)].map((place) => join(place, 'construct-metadata.json'));
    const written = places.find((place) => existsSync(place));
    if (written !== undefined) rmSync(written);
  }
}

import { type Flavour, type Span, within } from '../flavour.js';
import { compareVersions, releases } from '../releases.js';
import type { Mend } from './change.js';

/** A known defect of published manifests. */
export interface Advisory {
  /** Its name, and that of its fix: `metallb.fixes: [NAME]`. */
  readonly name: string;
  /** Where it is: in a flavour that lies in one of these. */
  readonly spans: readonly Span[];
  /** What is wrong, as a clause without a full stop. */
  readonly problem: string;
  /** What comes of it, in a sentence or two; Markdown. */
  readonly why: string;
  /**
   * Who tells of it: `always` whoever chooses a flavour that has it, a rule that finds where it bites, or `never` anybody,
   * where most do not mind.
   */
  readonly told: 'always' | 'never' | { readonly rule: string };
  /** Where it is written down. */
  readonly source: string;
  readonly fix?: Fix;
}

/** What mends an advisory in the manifest. */
export interface Fix {
  /** What it does, as the rest of a sentence that begins with its name; Markdown. */
  readonly does: string;
  readonly mend: Mend;
}

/** An advisory that the manifest can be mended of. */
export type Fixable = Advisory & { readonly fix: Fix };

export function isFixable(advisory: Advisory): advisory is Fixable {
  return advisory.fix !== undefined;
}

/** Whether a flavour has the defect. */
export function concerns({ spans }: Advisory, flavour: Flavour): boolean {
  return spans.some((span) => within(span, flavour));
}

/** The first release without the defect; undefined when there is none yet. */
export function mendedIn({ spans }: Advisory): string | undefined {
  const last = spans.map(({ until }) => until);
  return releases.find((release) =>
    last.every((until) => until !== undefined && compareVersions(release.slice(1), until) > 0),
  );
}

/** What to do about it. */
export function remedyOf(advisory: Advisory): string {
  const newer = mendedIn(advisory);
  const ways = [advisory.fix && `write metallb.fixes: [${advisory.name}]`, newer && `take ${newer} or newer`];
  return ways.filter(Boolean).join(', or ');
}

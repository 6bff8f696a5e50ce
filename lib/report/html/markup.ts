/** Text that is HTML already. Everything else that goes into {@link html} is escaped. */
export class Markup {
  constructor(readonly text: string) {}
}

type Part = Markup | string | number | undefined | readonly Part[];

/** HTML of a template: strings in it become text or attribute values, whatever characters they have. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(strings.reduce((text, string, index) => text + markupOf(parts[index - 1]) + string));
}

function markupOf(part: Part): string {
  if (part === undefined) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'object') return part.map(markupOf).join('');
  return String(part)
    .replace(invisible, '\u{fffd}')
    .replace(/[<>&"'`]/g, (character) => `&#${character.codePointAt(0)};`);
}

/** Control characters, which HTML cannot hold, and marks that reverse the text around them: a name could pass for another. */
const invisible = /[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

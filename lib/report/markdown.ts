/** Text as it is: nothing in a name becomes markup, a link or a mention. */
export function escaped(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>#|~!@&]/g, (character) => `&#${character.codePointAt(0)};`)
    .replace(/\s+/g, ' ');
}

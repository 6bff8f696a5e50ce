/** A directive of nginx: a line that ends in a semicolon, or a block. */
export type Directive = string | { readonly name: string; readonly body: readonly Directive[] };

/** The text of an nginx configuration. */
export function nginxText(directives: readonly Directive[], indent = ''): string {
  return directives
    .map((directive) =>
      typeof directive === 'string'
        ? `${indent}${directive};\n`
        : `${indent}${directive.name} {\n${nginxText(directive.body, `${indent}    `)}${indent}}\n`,
    )
    .join('');
}

export function block(name: string, body: readonly Directive[]): Directive {
  return { name, body };
}

/** An address and port as nginx writes them: `192.0.2.1:80`, `[2001:db8::1]:80`. */
export function endpoint(address: string, port: number): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}

/** What `listen` takes: each address with the port, or the port of every address of both families. */
export function listens(addresses: readonly string[] | undefined, port: number, options = ''): string[] {
  const all = addresses?.map((address) => endpoint(address, port)) ?? [String(port), endpoint('::', port)];
  return all.map((text) => `listen ${text}${options}`);
}

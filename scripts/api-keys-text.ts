/** As much of a JSON Schema as describes a key. */
interface Schema {
  readonly description?: string;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

/** Where in the config the keys of an interface or a property stand. `*` is any name. */
const places: Readonly<Record<string, readonly string[]>> = {
  LoadBalancerChartProps: [],
  ConfigInput: [],
  Config: [],
  'Loaded.config': [],
  MetalLbProps: ['metallb'],
  AddressPoolProps: ['pools', '*'],
  BgpPeerProps: ['peers', '*'],
  BfdProfileProps: ['bfdProfiles', '*'],
  L2AdvertisementProps: ['advertisements', '*'],
  BgpAdvertisementProps: ['advertisements', '*'],
  KubeProxyPatchProps: ['kubeProxy'],
  IstioGatewayProps: ['services', '*', 'istioGateway'],
  LoadBalancerServiceProps: ['services', '*'],
};

/** A row whose description is `-`: what is before it, the path of its key, and what is behind. */
const row = /^(\| (?:<a [^>]*><\/a> )?`([\w.]+)\??` \|(?:[^|\n]|\\\|)*\|(?:[^|\n]|\\\|)*\|) - \|(.*)$/;

/** The page with a description for every key of the config that has none. */
export function withKeys(page: string, config: object): string {
  let section = '';
  return page
    .split('\n')
    .map((line) => {
      section = /^### (\w+)$/.exec(line)?.[1] ?? section;
      const [, before, key = '', behind = ''] = row.exec(line) ?? [];
      const words = before === undefined ? undefined : wordsFor(section, key.split('.'), config);
      return words === undefined ? line : `${before} ${words} |${behind}`;
    })
    .join('\n');
}

function wordsFor(section: string, keys: readonly string[], config: Schema): string | undefined {
  const inner = places[`${section}.${keys[0]}`];
  const path = inner ? [...inner, ...keys.slice(1)] : [...(places[section] ?? ['-']), ...keys];
  if (path.length === 0) return undefined;
  const found = path.reduce<readonly Schema[]>(
    (at, key) => at.flatMap((one) => childrenOf(one, key)),
    [config],
  );
  const text = found.map(textOf).find((words) => words !== '');
  return text?.replaceAll('|', '\\|');
}

/** What may stand at `key` of a schema, through its alternatives and items. */
function childrenOf(schema: Schema, key: string): readonly Schema[] {
  const { properties, additionalProperties, items, anyOf = [], oneOf = [], allOf = [] } = schema;
  const own = key === '*' ? additionalProperties : properties?.[key];
  return [
    ...(typeof own === 'object' ? [own] : []),
    ...[...anyOf, ...oneOf, ...allOf, ...(items ? [items] : [])].flatMap((one) => childrenOf(one, key)),
  ];
}

function textOf(schema: Schema): string {
  const { description = '', minimum, maximum } = schema;
  const range =
    minimum === undefined
      ? ''
      : ` Range: ${minimum}${maximum === undefined ? ' and more' : ` to ${maximum}`}.`;
  const plain = typeof schema.default !== 'object' && schema.default !== undefined;
  const fallback = plain ? ` **Default** \`${schema.default}\`` : '';
  return description === '' ? '' : `${description}.${range}${fallback}`.replace(/\.\./, '.');
}

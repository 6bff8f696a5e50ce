import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { drawInto } from './chart.js';
import { worldOfConfig } from './compose.js';
import { propsOf } from './config/props.js';
import { type ConfigInput, configSchema } from './config/schema.js';
import type { Finding } from './finding.js';
import { findingText } from './report/text.js';
import type { Handout } from './resource.js';
import { judge } from './rules/index.js';

/** The whole config as props, and the files it names. */
export interface LoadBalancerChartProps extends ConfigInput {
  /** Content of a file the config names, such as `kubeProxy.configMap`. @default - no file can be read */
  readonly read?: (path: string) => Uint8Array | undefined;
}

/**
 * Everything that a config describes, in one chart and in apply order. What the rules refuse fails the synthesis.
 *
 * @example
 * new LoadBalancerChart(app, 'load-balancer', { pools: { home: '192.168.8.151-192.168.8.198' } });
 */
export class LoadBalancerChart extends Chart {
  /** What to do next to applying the chart: patches of what is not ours, and the commands for them. */
  readonly handouts: readonly Handout[];
  /** Everything the rules have to say; those of severity `error` fail the synthesis. */
  readonly findings: readonly Finding[];

  /** @throws when a prop is unknown, of another type or out of range */
  constructor(scope: Construct, id: string, { read = () => undefined, ...props }: LoadBalancerChartProps) {
    super(scope, id);
    const config = propsOf(configSchema, props, `LoadBalancerChart ${id}`);
    const { world, findings } = worldOfConfig({
      config,
      file: id,
      at: () => ({ file: id, line: 1, column: 1 }),
      read,
    });
    this.handouts = world.handouts;
    this.findings = judge(world, findings).findings;
    drawInto(this, world);
    this.node.addValidation({
      validate: () => this.findings.filter(({ severity }) => severity === 'error').map(findingText),
    });
  }
}

import { App } from 'cdk8s';
import { chartFiles, drawWorld } from '../chart.js';
import { openCluster } from './cluster.js';
import { nodeIo } from './node-io.js';
import { deliver, withHandouts } from './synth.js';

const scratch = '.cdk8s/out';

/**
 * The app of a config, for `cdk8s synth` or by itself: draws the charts of the config in `file`, and with `draw` charts of your
 * own beside them, and synthesises all of it. When every check has passed, charts, patches and host files are in `dist/`, and
 * standard error says what to do next. Otherwise it says what is wrong, `dist/` is as it was, and the process will end with
 * exit code 1. Paths are relative to the working directory.
 *
 * `cdk8s synth` empties its output folder before it runs an app, so that is to be a scratch one, `output: .cdk8s/out` in
 * `cdk8s.yaml`: `dist/` is published at the end, from here. With any other output folder the files go there.
 *
 * @example
 * synthCluster('cluster.yaml', (app) => new MyChart(app, 'mine'));
 * @throws when a construct of your own fails its validation
 */
export function synthCluster(file: string, draw: (app: App) => unknown = () => undefined): void {
  const app = new App({ outdir: process.env.CDK8S_OUTDIR ?? scratch });
  const cluster = openCluster(nodeIo, file);
  if (!cluster) {
    process.exitCode = 1;
    return;
  }
  drawWorld(app, cluster.world);
  draw(app);
  app.synth();
  const output = app.outdir.endsWith(scratch) ? 'dist' : app.outdir;
  deliver(nodeIo, cluster, withHandouts(cluster, chartFiles(app)), output);
}

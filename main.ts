import { App } from 'cdk8s';
import { chartFiles, drawWorld } from './lib/chart.js';
import { openCluster } from './lib/cli/cluster.js';
import { nodeIo } from './lib/cli/node-io.js';
import { deliver, withHandouts } from './lib/cli/synth.js';

// `cdk8s synth` empties its output folder before it runs us, so that is a scratch one: dist/ is published at the end, from here.
const scratch = '.cdk8s/out';
const app = new App({ outdir: process.env.CDK8S_OUTDIR ?? scratch });
const cluster = openCluster(nodeIo, 'cluster.yaml');

if (cluster) {
  drawWorld(app, cluster.world);
  app.synth();
  const output = app.outdir.endsWith(scratch) ? 'dist' : app.outdir;
  deliver(nodeIo, cluster, withHandouts(cluster, chartFiles(app)), output);
} else {
  process.exitCode = 1;
}

import { Command, CommanderError } from 'commander';
import type { Io } from './io.js';
import { Unable } from './io.js';

const exitCodes = `
Exit codes: 0 clean, 1 findings of severity error, 2 the work could not be done.`;

/**
 * The command line, as a function: words in, exit code out. Each command's code is loaded when it is called.
 *
 * @returns 0 clean, 1 errors found, 2 could not do the work
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  let code = 0;
  const done = (result: number) => {
    code = result;
  };
  try {
    await program(io, done).parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof Unable)) throw error;
    io.err(`error: ${error.message}\n  ${error.remedy}\n`);
    return 2;
  }
}

type Done = (code: number) => void;

function program(io: Io, done: Done): Command {
  const root = new Command('cdk8s-metallb')
    .description(
      'MetalLB, its pools, BGP, Services and strict ARP from one small config, checked before kubectl apply',
    )
    .configureOutput({ writeOut: io.out, writeErr: io.err })
    .exitOverride()
    .showHelpAfterError('(--help shows what there is)')
    .addHelpText('after', exitCodes);
  const command = (words: string) => root.command(words).copyInheritedSettings(root);

  command('init')
    .description('write a new project: config, app, dependencies and a test')
    .argument('[dir]', 'where to write it', '.')
    .action(async (dir) => done((await import('./init.js')).init(io, dir)));

  command('synth')
    .description('render configs to a folder that kubectl, Argo CD or Flux can apply')
    .option('-c, --config <file...>', 'the configs; several are several clusters, each in DIR/<name>/', [
      'cluster.yaml',
    ])
    .option('-o, --output <dir>', 'where to write', 'dist')
    .option('--check', 'write nothing; exit 1 when the folder is not what the configs render')
    .option('--plan <file>', 'also write the address plan, as .html, .md, .json or text')
    .action(async (options) => done(await (await import('./synth.js')).synth(io, options)));

  command('check')
    .description('judge configs and manifests of any origin as MetalLB would, and better explained')
    .argument('<path...>', 'configs, manifests, folders of them; - is standard input')
    .option('--release <version>', 'the release of MetalLB to judge manifests by')
    .option('--backend <name>', 'native, frr or frr-k8s, for manifests')
    .option('--format <format>', 'text, json, sarif or github', 'text')
    .action(async (paths, options) =>
      done(await (await import('./check.js')).checkPaths(io, paths, options)),
    );

  command('explain')
    .description(
      'the chain of one Service, link by link: pools, address, advertisements, nodes, who hears of it',
    )
    .argument('<service>', 'svc/NAMESPACE/NAME')
    .argument(
      '<path...>',
      'a config, manifests or the dump of a cluster, folders of them; - is standard input',
    )
    .option('--release <version>', 'the release of MetalLB, for manifests')
    .option('--backend <name>', 'native, frr or frr-k8s, for manifests')
    .option('--format <format>', 'text or json', 'text')
    .action(async (service, paths, options) =>
      done(await (await import('./explain.js')).explain(io, service, paths, options)),
    );

  command('diff')
    .description('what a change does to Services, BGP sessions and pods, before it is applied')
    .argument(
      '<old>',
      'a config, manifests or a rendered folder; or a Git revision: REVISION, which means its dist, or REVISION:PATH',
    )
    .argument('<new>', 'the same, after the change')
    .option('--format <format>', 'text, json or markdown', 'text')
    .option('--fail-on <what>', 'moved-address: exit 1 when a Service may lose an address')
    .action(async (old, next, options) =>
      done(await (await import('./diff.js')).diff(io, old, next, options)),
    );

  command('plan')
    .description('who gets which address, who announces it, and why not')
    .argument(
      '<path...>',
      'a config, manifests or the dump of a cluster, folders of them; - is standard input',
    )
    .option('--release <version>', 'the release of MetalLB, for manifests')
    .option('--backend <name>', 'native, frr or frr-k8s, for manifests')
    .option('--format <format>', 'text, json, markdown, or html for a page with the address maps', 'text')
    .option('--fail-on <what>', 'pending: exit 1 when a Service may be left without an address')
    .action(async (paths, options) => done(await (await import('./plan.js')).plan(io, paths, options)));

  command('upgrade')
    .description('what another release of MetalLB changes for a config, and what to do before and after')
    .requiredOption('--from <version>', 'the release that runs')
    .requiredOption('--to <version>', 'the release that is to run')
    .option('-c, --config <file>', 'the config; its own version does not count', 'cluster.yaml')
    .option('--format <format>', 'text or json', 'text')
    .action(async (options) => done(await (await import('./upgrade.js')).upgrade(io, options)));

  command('kube-proxy')
    .description('switch strict ARP on in a captured ConfigMap, by the smallest change of its text')
    .argument(
      '<file>',
      'what kubectl -n kube-system get configmap kube-proxy -o yaml printed; - is standard input',
    )
    .option('--set-mode <mode>', 'also change the mode to ipvs, iptables or nftables; else it stays')
    .option('--format <format>', 'patch, manifest, or conf for the text of config.conf alone', 'patch')
    .action(async (file, options) =>
      done(await (await import('./kube-proxy.js')).kubeProxy(io, file, options)),
    );

  return root;
}

import type { EdgeConfig, NginxConfig } from '../../config/edge.js';
import type { ServicesConfig } from '../../config/services.js';
import { type Handout, handoutFile, type Rendering } from '../../resource.js';
import { httpBlock, httpFindings } from './http.js';
import { block, type Directive, nginxText } from './nginx.js';
import { streamBlock, streamFindings } from './stream.js';
import { type Target, targetsOf } from './targets.js';

const modes = {
  stream: { block: streamBlock, findings: streamFindings },
  http: { block: httpBlock, findings: (_: NginxConfig, targets: readonly Target[]) => httpFindings(targets) },
} as const;

/** The configuration of what stands in front of the load-balancer addresses. */
export function edgeRendering(config: {
  readonly edge: EdgeConfig;
  readonly services: ServicesConfig;
}): Rendering {
  const { nginx } = config.edge;
  if (!nginx) return { drafts: [], handouts: [], findings: [] };
  const { targets, findings } = targetsOf(nginx, config.services);
  const mode = modes[nginx.mode];
  return {
    drafts: [],
    handouts: [nginxHandout(mode.block(nginx, targets))],
    findings: [...findings, ...mode.findings(nginx, targets)],
  };
}

/** A whole `nginx.conf`. Debian loads the stream module from `modules-enabled`; where it is built in, nothing matches. */
function nginxHandout(passing: Directive): Handout {
  const comment =
    '# /etc/nginx/nginx.conf of the machine in front of the cluster. nginx -t checks it, nginx -s reload takes it over.\n';
  const directives = [
    'include /etc/nginx/modules-enabled/*.conf',
    'worker_processes auto',
    block('events', []),
    passing,
  ];
  return {
    title: 'nginx in front of the load-balancer addresses',
    file: handoutFile('host/nginx.conf.txt', () => comment + nginxText(directives)),
    when: 'reference',
  };
}

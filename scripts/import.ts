// npm run import: writes imports/, the typed classes of the newest CRDs of MetalLB.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dump } from 'js-yaml';
import { crdObjects } from '../lib/metallb/crds/crds.js';
import { newestRelease } from '../lib/metallb/releases.js';

const crds = crdObjects({
  release: newestRelease,
  backend: 'native',
  prometheus: false,
  namespace: 'metallb-system',
});
const folder = mkdtempSync(join(tmpdir(), 'crds-'));
const file = join(folder, 'crds.yaml');
try {
  writeFileSync(file, crds.map((crd) => dump(crd)).join('---\n'));
  const words = [
    file,
    '--language',
    'typescript',
    '--output',
    'imports',
    '--check-upgrade=false',
    '--save=false',
  ];
  execFileSync('npx', ['cdk8s', 'import', ...words], { stdio: 'inherit' });
} finally {
  rmSync(folder, { recursive: true });
}

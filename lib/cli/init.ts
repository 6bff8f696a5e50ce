import { readFileSync } from 'node:fs';
import { type Io, Unable } from './io.js';
import { packageFolder } from './package-folder.js';

/** What a new project consists of, and what each file is for. The texts are those of `templates/`. */
const files = [
  { name: 'cluster.yaml', why: 'the config: give your pool addresses that nothing else uses' },
  { name: 'main.ts', why: 'the app that cdk8s synth runs, with room for charts of your own' },
  { name: 'cdk8s.yaml', why: 'how cdk8s synth runs it' },
  { name: 'package.json', why: 'the dependencies, and the commands synth and test' },
  { name: '.gitignore', why: 'what Git need not keep; dist/ is to be committed', template: 'gitignore' },
  { name: 'test/cluster.test.ts', why: 'checks the config, and that dist/ is current' },
];

/**
 * Writes a new project into `dir`, and says what each file is for.
 *
 * @throws Unable when one of the files is there already: then nothing is written
 */
export function init(io: Io, dir: string): number {
  const place = (name: string) => (dir === '.' ? name : `${dir}/${name}`);
  const there = files.filter(({ name }) => exists(io, place(name)));
  if (there.length > 0)
    throw new Unable(
      `${there.map(({ name }) => place(name)).join(', ')} ${there.length > 1 ? 'are' : 'is'} there already; nothing was written`,
      'name an empty folder, such as cdk8s-metallb init my-cluster',
    );
  for (const { name, template = name } of files) write(io, place(name), textOf(template));
  io.out(explanation(dir, place));
  return 0;
}

function exists(io: Io, path: string): boolean {
  try {
    io.read(path);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ENOENT';
  }
}

function write(io: Io, path: string, text: string): void {
  try {
    io.write(path, text);
  } catch (error) {
    throw new Unable(`cannot write ${path}: ${(error as Error).message}`, 'name a folder you may write to');
  }
}

function textOf(template: string): string {
  const text = readFileSync(`${packageFolder()}/templates/${template}`, 'utf8');
  return template === 'package.json' ? withVersions(text) : text;
}

/** The dependencies as this package has them itself, so that what is tested together is installed together. */
function withVersions(text: string): string {
  const own = JSON.parse(readFileSync(`${packageFolder()}/package.json`, 'utf8'));
  const ranges = { [own.name]: `^${own.version}`, ...own.devDependencies, ...own.dependencies };
  return text.replace(/"([^"]+)": "\*"/g, (_, name: string) => `"${name}": "${ranges[name]}"`);
}

function explanation(dir: string, place: (name: string) => string): string {
  const width = Math.max(...files.map(({ name }) => place(name).length));
  const written = files.map(({ name, why }) => `  ${place(name).padEnd(width)}  ${why}\n`).join('');
  const enter = dir === '.' ? '' : `  cd ${dir}\n`;
  return `${written}\nNext:\n${enter}  npm install && npm run synth\n  npm test\n`;
}

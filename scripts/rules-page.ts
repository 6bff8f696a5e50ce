// npm run docs:rules: prints docs/rules.md from the list of rules, and docs/advisories.md from that of advisories.
import { writeFileSync } from 'node:fs';
import { advisoriesPage } from './advisories-page-text.js';
import { rulesPage } from './rules-page-text.js';

writeFileSync('docs/rules.md', rulesPage());
writeFileSync('docs/advisories.md', advisoriesPage());

// npm run docs:rules: prints docs/rules.md from the list of rules.
import { writeFileSync } from 'node:fs';
import { rulesPage } from './rules-page-text.js';

writeFileSync('docs/rules.md', rulesPage());

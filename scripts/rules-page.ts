// npm run docs:rules: prints docs/rules.md from the list of rules, docs/advisories.md from that of advisories, and
// docs/chart-values.md from the table of the chart's values.
import { writeFileSync } from 'node:fs';
import { advisoriesPage } from './advisories-page-text.js';
import { chartValuesPage } from './chart-values-page-text.js';
import { rulesPage } from './rules-page-text.js';

writeFileSync('docs/rules.md', rulesPage());
writeFileSync('docs/advisories.md', advisoriesPage());
writeFileSync('docs/chart-values.md', chartValuesPage());

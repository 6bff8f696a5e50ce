// Writes schema/cluster.schema.json, from which editors complete and check a config.
import { writeFileSync } from 'node:fs';
import { configJsonSchema } from '../lib/config/json-schema.js';

writeFileSync('schema/cluster.schema.json', `${JSON.stringify(configJsonSchema(), undefined, 2)}\n`);

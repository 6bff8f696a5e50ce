// Fills the tables of docs/api.md with what the config says of its keys: typedoc sees the types of a schema, not its words.
import { readFileSync, writeFileSync } from 'node:fs';
import { configJsonSchema } from '../lib/config/json-schema.js';
import { withKeys } from './api-keys-text.js';

const page = new URL('../docs/api.md', import.meta.url);
writeFileSync(page, withKeys(readFileSync(page, 'utf8'), configJsonSchema()));

import * as z from 'zod';
import { configSchema } from './schema.js';

/** The config's JSON Schema (draft 7, which every editor knows): what a person writes, before defaults are filled in. */
export function configJsonSchema(): object {
  const schema = z.toJSONSchema(configSchema, { target: 'draft-7', io: 'input', unrepresentable: 'any' });
  return {
    ...schema,
    title: 'cdk8s-metallb cluster',
    description: 'One cluster: its address pools, how they are announced, and what they are bound to',
  };
}

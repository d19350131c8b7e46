// Writes target/types.ts from the files that the node makes its OpenAPI document of: one type
// for each schema. A schema that this can't say in TypeScript fails the build.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const api = '../app/src/main/resources/org/entente/app/server/api';

const key = (name) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name));

export function type(schema) {
  if (schema === true) return 'unknown';
  if (schema.$ref) return schema.$ref.replace('#/components/schemas/', '');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((one) => JSON.stringify(one)).join(' | ');
  const any = schema.anyOf ?? schema.oneOf;
  if (any) return any.map(type).join(' | ');
  if (schema.allOf) return schema.allOf.map(type).join(' & ');
  if (Array.isArray(schema.type)) {
    return schema.type.map((one) => type({ ...schema, type: one })).join(' | ');
  }
  switch (schema.type) {
    case 'string':
      return 'string';
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'null':
      return 'null';
    case 'array':
      return `Array<${schema.items ? type(schema.items) : 'unknown'}>`;
    case 'object':
    case undefined:
      return object(schema);
    default:
      throw new Error(`no type for ${JSON.stringify(schema)}`);
  }
}

function object(schema) {
  const required = new Set(schema.required ?? []);
  const fields = Object.entries(schema.properties ?? {}).map(
    ([name, one]) => `${key(name)}${required.has(name) ? '' : '?'}: ${type(one)}`,
  );
  if (fields.length > 0) return `{ ${fields.join('; ')} }`;
  const rest = schema.additionalProperties;
  return rest && typeof rest === 'object' ? `Record<string, ${type(rest)}>` : 'Record<string, unknown>';
}

const lines = ['// Made by build/types.mjs from the node\'s description of its answers: change that.'];
for (const file of readdirSync(api).sort()) {
  const schemas = JSON.parse(readFileSync(join(api, file), 'utf8')).schemas ?? {};
  for (const [name, schema] of Object.entries(schemas)) {
    lines.push(`export type ${name} = ${type(schema)};`);
  }
}
mkdirSync('target', { recursive: true });
writeFileSync('target/types.ts', lines.join('\n') + '\n');

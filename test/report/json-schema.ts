import { readFileSync } from 'fs';
import { join } from 'path';
import Ajv, { ValidateFunction } from 'ajv';
import Ajv4 from 'ajv-draft-04';
import addFormats from 'ajv-formats';

/** The schema of reports that is published with the package. */
export function reportSchema(): ValidateFunction {
  return publishedSchema('report.schema.json');
}

/** The schema of contracts that is published with the package. */
export function connectionsSchema(): ValidateFunction {
  return publishedSchema('connections.schema.json');
}

/** The schema of SARIF 2.1.0, as Microsoft publishes it for tests. */
export function sarifSchema(): ValidateFunction {
  const file = join(require.resolve('@microsoft/jest-sarif/package.json'), '../lib/schemas/sarif-2.1.0-rtm.5.json');
  // the schema has a pattern that is none with unicode
  const ajv = new Ajv4({ allErrors: true, unicodeRegExp: false });
  addFormats(ajv);
  return ajv.compile(JSON.parse(readFileSync(file, 'utf8')));
}

function publishedSchema(name: string): ValidateFunction {
  const file = join(__dirname, '../../schemas', name);
  return new Ajv({ allErrors: true }).compile(JSON.parse(readFileSync(file, 'utf8')));
}

/** What a schema says against a document. */
export function faultsOf(validate: ValidateFunction, document: unknown): string[] {
  validate(document);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

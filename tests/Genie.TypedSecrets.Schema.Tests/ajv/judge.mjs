// Judges schema files by the meta-schemas with ajv, a JSON Schema validator that is not ours.
//
//   node judge.mjs <directory of the meta-schemas>      with one file per line on standard input: "<kind>\t<path>"
//
// The kind is a meta-schema's name without .meta.json: category or secrets. Prints a JSON object:
// path -> { "accepted": true } or { "accepted": false, "error": "<where and why>" }.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';

const metaDirectory = process.argv[2];
// Strict: an unknown keyword or a mistyped constraint in a meta-schema fails here instead of checking nothing.
const ajv = new Ajv2020({ strict: true, allErrors: true });
const judges = Object.fromEntries(['category', 'secrets'].map(kind => [
  kind, ajv.compile(JSON.parse(readFileSync(join(metaDirectory, `${kind}.meta.json`), 'utf8'))),
]));

const verdicts = {};
for (const line of readFileSync(0, 'utf8').split('\n').filter(line => line !== '')) {
  const [kind, path] = line.split('\t');
  verdicts[path] = judge(judges[kind], path);
}
process.stdout.write(JSON.stringify(verdicts));

function judge(isValid, path) {
  let value;
  try {
    value = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    return { accepted: false, error: `not JSON: ${error.message}` };
  }

  if (isValid(value)) {
    return { accepted: true };
  }

  const { instancePath, message, params } = isValid.errors[0];
  return { accepted: false, error: `${instancePath || '/'} ${message} ${JSON.stringify(params)}` };
}

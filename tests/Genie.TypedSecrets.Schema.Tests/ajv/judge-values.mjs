// Judges values by schemas with ajv, a JSON Schema validator that is not ours.
//
//   node judge-values.mjs      with a JSON array on standard input: [{ "schema": …, "values": [ … ] }]
//
// Prints for each schema an array of true (fits) and false. Keywords that start with x- say nothing about values.
import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';

const ajv = new Ajv2020({ strict: false, validateFormats: false });
const verdicts = JSON.parse(readFileSync(0, 'utf8')).map(({ schema, values }) => {
  const fits = ajv.compile(schema);
  return values.map(value => fits(value));
});
process.stdout.write(JSON.stringify(verdicts));

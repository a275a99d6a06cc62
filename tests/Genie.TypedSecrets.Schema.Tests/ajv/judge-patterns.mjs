// Matches texts by patterns with the regular expressions of Node.js (ECMA-262, flag u), as JSON Schema requires.
//
//   node judge-patterns.mjs    with a JSON array on standard input: [{ "pattern": …, "texts": [ … ] }]
//
// Prints for each pattern an array of true (matches) and false, or null where it is not a regular expression.
import { readFileSync } from 'node:fs';

const verdicts = JSON.parse(readFileSync(0, 'utf8')).map(({ pattern, texts }) => {
  try {
    const expression = new RegExp(pattern, 'u');
    return texts.map(text => expression.test(text));
  } catch {
    return null;
  }
});
process.stdout.write(JSON.stringify(verdicts));

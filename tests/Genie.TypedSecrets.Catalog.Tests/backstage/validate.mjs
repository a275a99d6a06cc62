// Reads YAML documents from standard input and judges each by the policies of Backstage's catalog. Prints the entities as JSON.
import { readFileSync } from "node:fs";
import { parseAllDocuments } from "yaml";
import * as model from "@backstage/catalog-model";

const policy = model.EntityPolicies.allOf([
  new model.SchemaValidEntityPolicy(),
  new model.DefaultNamespaceEntityPolicy(),
  new model.NoForeignRootFieldsEntityPolicy(),
  new model.FieldFormatEntityPolicy(),
]);
const kinds = { System: model.systemEntityV1alpha1Validator, Resource: model.resourceEntityV1alpha1Validator };

const entities = [];
for (const document of parseAllDocuments(readFileSync(0, "utf8"))) {
  if (document.errors.length > 0) throw document.errors[0];
  const entity = await policy.enforce(document.toJS());
  if (!await kinds[entity.kind].check(entity)) throw new Error(`${model.stringifyEntityRef(entity)} is not a ${entity.kind}`);
  for (const ref of [entity.spec.owner, entity.spec.system, ...entity.spec.dependencyOf ?? []].filter(Boolean)) {
    model.parseEntityRef(ref, { defaultKind: "group", defaultNamespace: "default" });
  }
  entities.push(entity);
}
console.log(JSON.stringify(entities));

// The platform's runbook with the AWS SDK for JavaScript. Reads ENDPOINT.
import assert from "node:assert/strict";
import {
  BatchGetSecretValueCommand,
  CreateSecretCommand,
  DeleteSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
  RestoreSecretCommand,
  SecretsManagerClient,
  UpdateSecretVersionStageCommand,
  paginateListSecrets,
} from "@aws-sdk/client-secrets-manager";

const settings = { endpoint: process.env.ENDPOINT, maxAttempts: 1 };
const client = new SecretsManagerClient(settings);
const send = (Command, input) => client.send(new Command(input));

const created = await send(CreateSecretCommand, { Name: "genie-dev/api-keys", SecretString: '{"github_token":"fake-1"}' });
const put = await send(PutSecretValueCommand, { SecretId: "genie-dev/api-keys", SecretString: '{"github_token":"fake-2"}' });
const value = await send(GetSecretValueCommand, { SecretId: "genie-dev/api-keys" });
assert.equal(value.SecretString, '{"github_token":"fake-2"}');
assert.deepEqual(value.VersionStages, ["AWSCURRENT"]);
assert.ok(value.CreatedDate instanceof Date);

await send(CreateSecretCommand, { Name: "genie-dev/bytes", SecretBinary: new Uint8Array([255, 0]) });
const batch = await send(BatchGetSecretValueCommand, { SecretIdList: ["genie-dev/bytes", "genie-dev/nope", "genie-dev/api-keys"] });
assert.deepEqual(batch.SecretValues.map((secret) => secret.Name), ["genie-dev/bytes", "genie-dev/api-keys"]);
assert.deepEqual([...batch.SecretValues[0].SecretBinary], [255, 0]);
assert.deepEqual(batch.Errors.map((error) => [error.SecretId, error.ErrorCode]), [["genie-dev/nope", "ResourceNotFoundException"]]);
const filtered = await send(BatchGetSecretValueCommand, { Filters: [{ Key: "name", Values: ["genie-dev/api"] }], MaxResults: 5 });
assert.equal(filtered.SecretValues.length, 1);

await send(UpdateSecretVersionStageCommand, {
  SecretId: "genie-dev/api-keys",
  VersionStage: "AWSCURRENT",
  RemoveFromVersionId: put.VersionId,
  MoveToVersionId: created.VersionId,
});
const described = await send(DescribeSecretCommand, { SecretId: created.ARN });
assert.deepEqual(described.VersionIdsToStages, { [created.VersionId]: ["AWSCURRENT"], [put.VersionId]: ["AWSPREVIOUS"] });

const names = [];
for await (const page of paginateListSecrets({ client, pageSize: 1 }, {})) {
  names.push(...page.SecretList.map((secret) => secret.Name));
}
assert.deepEqual(names, ["genie-dev/api-keys", "genie-dev/bytes"]);

await send(DeleteSecretCommand, { SecretId: "genie-dev/api-keys", RecoveryWindowInDays: 7 });
await assert.rejects(send(GetSecretValueCommand, { SecretId: "genie-dev/api-keys" }), { name: "InvalidRequestException" });
await send(RestoreSecretCommand, { SecretId: "genie-dev/api-keys" });
await assert.rejects(send(GetSecretValueCommand, { SecretId: "nope" }), (error) => error instanceof ResourceNotFoundException && error.$metadata.httpStatusCode === 400);

const forger = new SecretsManagerClient({ ...settings, credentials: { accessKeyId: "genie-emulator", secretAccessKey: "wrong" } });
await assert.rejects(forger.send(new DescribeSecretCommand({ SecretId: "x" })), { name: "InvalidSignatureException" });
console.log("done");

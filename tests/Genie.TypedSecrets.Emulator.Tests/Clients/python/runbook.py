"""The platform's runbook with boto3. Reads ENDPOINT."""
import os

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

ENDPOINT = os.environ["ENDPOINT"]


def client(**more):
    return boto3.client(
        "secretsmanager",
        endpoint_url=ENDPOINT,
        config=Config(retries={"max_attempts": 1}, connect_timeout=10, read_timeout=30),
        **more,
    )


def refused(code, call, **parameters):
    try:
        call(**parameters)
    except ClientError as error:
        assert error.response["Error"]["Code"] == code, error
        assert error.response["ResponseMetadata"]["HTTPStatusCode"] == 400, error
        assert error.response["ResponseMetadata"]["RequestId"], error
        return error.response["Error"]["Message"]
    raise AssertionError(f"{code} was expected")


sm = client()
created = sm.create_secret(Name="genie-dev/db", SecretString='{"password":"fake-1"}', Tags=[{"Key": "a", "Value": "b"}])
put = sm.put_secret_value(SecretId="genie-dev/db", SecretString='{"password":"fake-2"}')
assert put["VersionStages"] == ["AWSCURRENT"]
value = sm.get_secret_value(SecretId=created["ARN"])
assert value["SecretString"] == '{"password":"fake-2"}'
assert value["CreatedDate"].tzinfo is not None and value["CreatedDate"].microsecond % 1000 == 0
assert sm.get_secret_value(SecretId="genie-dev/db", VersionId=created["VersionId"])["VersionStages"] == ["AWSPREVIOUS"]

sm.update_secret(SecretId="genie-dev/db", Description="the warehouse")
described = sm.describe_secret(SecretId="genie-dev/db")
assert described["Description"] == "the warehouse"
assert described["VersionIdsToStages"] == {created["VersionId"]: ["AWSPREVIOUS"], put["VersionId"]: ["AWSCURRENT"]}

sm.update_secret_version_stage(
    SecretId="genie-dev/db", VersionStage="AWSCURRENT", RemoveFromVersionId=put["VersionId"], MoveToVersionId=created["VersionId"]
)
assert sm.get_secret_value(SecretId="genie-dev/db")["VersionId"] == created["VersionId"]
assert len(sm.list_secret_version_ids(SecretId="genie-dev/db", IncludeDeprecated=True)["Versions"]) == 2

sm.create_secret(Name="genie-dev/bytes", SecretBinary=b"\xff\x00")
assert sm.get_secret_value(SecretId="genie-dev/bytes")["SecretBinary"] == b"\xff\x00"

for number in range(5):
    sm.create_secret(Name=f"many/{number}", SecretString="x")
pages = sm.get_paginator("list_secrets").paginate(Filters=[{"Key": "name", "Values": ["many/"]}], PaginationConfig={"PageSize": 2})
names = [[secret["Name"] for secret in page["SecretList"]] for page in pages]
assert names == [["many/0", "many/1"], ["many/2", "many/3"], ["many/4"]], names

sm.tag_resource(SecretId="genie-dev/db", Tags=[{"Key": "c", "Value": "d"}])
sm.untag_resource(SecretId="genie-dev/db", TagKeys=["a"])
assert sm.describe_secret(SecretId="genie-dev/db")["Tags"] == [{"Key": "c", "Value": "d"}]
assert len(sm.get_random_password(PasswordLength=20)["RandomPassword"]) == 20

sm.delete_secret(SecretId="genie-dev/db")
refused("InvalidRequestException", sm.get_secret_value, SecretId="genie-dev/db")
sm.restore_secret(SecretId="genie-dev/db")
try:
    sm.get_secret_value(SecretId="nope")
    raise AssertionError("nope is not there")
except sm.exceptions.ResourceNotFoundException:
    pass
assert "already exists" in refused("ResourceExistsException", sm.create_secret, Name="genie-dev/db", SecretString="x")
refused("InvalidSignatureException", client(aws_secret_access_key="wrong", aws_access_key_id="genie-emulator").list_secrets)
print("done")

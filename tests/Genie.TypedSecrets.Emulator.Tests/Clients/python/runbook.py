"""The platform's runbook with boto3. Reads ENDPOINT."""
import os
from datetime import timezone

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
# What Terraform's provider calls on every refresh.
assert "ResourcePolicy" not in sm.get_resource_policy(SecretId="genie-dev/db")
policy = '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"secretsmanager:DeleteSecret","Resource":"*"}]}'
assert sm.validate_resource_policy(SecretId="genie-dev/db", ResourcePolicy=policy)["PolicyValidationPassed"] is True
sm.put_resource_policy(SecretId="genie-dev/db", ResourcePolicy=policy, BlockPublicPolicy=True)
assert sm.get_resource_policy(SecretId="genie-dev/db")["ResourcePolicy"] == policy
assert "explicit deny in a resource-based policy" in refused("AccessDeniedException", sm.delete_secret, SecretId="genie-dev/db")
sm.delete_resource_policy(SecretId="genie-dev/db")
refused("MalformedPolicyDocumentException", sm.put_resource_policy, SecretId="genie-dev/db", ResourcePolicy="{}")

# Replicas, read in their own region.
replicated = sm.replicate_secret_to_regions(SecretId="genie-dev/db", AddReplicaRegions=[{"Region": "eu-west-1"}])
assert replicated["ReplicationStatus"][0]["Status"] == "InSync"
europe = client(region_name="eu-west-1")
assert europe.describe_secret(SecretId="genie-dev/db")["PrimaryRegion"] == "us-east-1"
assert europe.get_secret_value(SecretId="genie-dev/db")["SecretString"] == '{"password":"fake-1"}'
refused("InvalidParameterException", europe.put_secret_value, SecretId="genie-dev/db", SecretString="x")
sm.remove_regions_from_replication(SecretId="genie-dev/db", RemoveReplicaRegions=["eu-west-1"])
refused("ResourceNotFoundException", europe.get_secret_value, SecretId="genie-dev/db")

# A rotation schedule without a rotation.
rotation = sm.rotate_secret(
    SecretId="genie-dev/db",
    RotationLambdaARN="arn:aws:lambda:us-east-1:000000000000:function:rotate",
    RotationRules={"ScheduleExpression": "cron(0 8 1 * ? *)", "Duration": "2h"},
    RotateImmediately=False,
)
assert rotation["Name"] == "genie-dev/db"
described = sm.describe_secret(SecretId="genie-dev/db")
assert described["NextRotationDate"].astimezone(timezone.utc).day == 1 and described["RotationRules"]["Duration"] == "2h"
assert "LastRotatedDate" not in described
sm.cancel_rotate_secret(SecretId="genie-dev/db")

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

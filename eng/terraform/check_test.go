package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/zclconf/go-cty/cty"
)

// Each test works on a copy of schemas/ and terraform/, in which it changes what it is about.
type workspace struct {
	*testing.T
	folder string
}

func newWorkspace(t *testing.T) *workspace {
	t.Helper()
	folder := t.TempDir()
	for _, name := range []string{"schemas", "terraform"} {
		if output, err := exec.Command("cp", "-r", filepath.Join("..", "..", name), folder).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, output)
		}
	}
	return &workspace{t, folder}
}

func (w *workspace) edit(path, old, new string) {
	w.Helper()
	path = filepath.Join(w.folder, path)
	text, err := os.ReadFile(path)
	if err != nil {
		w.Fatal(err)
	}
	if !strings.Contains(string(text), old) {
		w.Fatalf("%s does not contain %q", path, old)
	}
	w.write(path, strings.Replace(string(text), old, new, 1))
}

func (w *workspace) write(path, text string) {
	w.Helper()
	if !filepath.IsAbs(path) {
		path = filepath.Join(w.folder, path)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		w.Fatal(err)
	}
}

func (w *workspace) check() []string {
	return checkAll(filepath.Join(w.folder, "terraform"), os.Getenv("PROVIDER"))
}

func (w *workspace) problems(environment string, inputs map[string]cty.Value) []string {
	return evaluate(filepath.Join(w.folder, "terraform", "environments", environment), os.Getenv("PROVIDER"), inputs, false).problems
}

func (w *workspace) plan(environment string, inputs map[string]cty.Value) map[string]map[string]interface{} {
	w.Helper()
	if problems := w.problems(environment, inputs); len(problems) > 0 {
		w.Fatalf("%v", problems)
	}
	e := planOf(filepath.Join(w.folder, "terraform", "environments", environment), os.Getenv("PROVIDER"), inputs)
	var resources map[string]map[string]interface{}
	if err := json.Unmarshal([]byte(e.json()), &resources); err != nil {
		w.Fatal(err)
	}
	return resources
}

func expectProblem(t *testing.T, problems []string, part string) {
	t.Helper()
	for _, problem := range problems {
		if strings.Contains(problem, part) {
			return
		}
	}
	t.Fatalf("expected a problem with %q, got %q", part, problems)
}

func names(plan map[string]map[string]interface{}, part string) []string {
	found := []string{}
	for _, address := range sortedKeys(plan) {
		if strings.Contains(address, part) {
			found = append(found, address)
		}
	}
	return found
}

func TestCheck_RepositoryAsItIs_HasNoProblem(t *testing.T) {
	if problems := newWorkspace(t).check(); len(problems) > 0 {
		t.Fatal(strings.Join(problems, "\n"))
	}
}

// What the environments create, word for word. After a change: eng/terraform.sh --plan dev > eng/terraform/testdata/dev.json, and read the difference.
func TestPlan_OfAnEnvironment_IsAsRecorded(t *testing.T) {
	for name, plan := range map[string]struct {
		environment string
		inputs      map[string]cty.Value
	}{
		"dev":       {"dev", nil},
		"prod":      {"prod", nil},
		"prod-mwaa": {"prod", map[string]cty.Value{"mwaa_execution_role_name": cty.StringVal("airflow")}},
	} {
		expected, err := os.ReadFile(filepath.Join("testdata", name+".json"))
		if err != nil {
			t.Fatal(err)
		}
		e := planOf(filepath.Join("..", "..", "terraform", "environments", plan.environment), os.Getenv("PROVIDER"), plan.inputs)
		if strings.TrimSpace(string(expected)) != e.json() {
			t.Errorf("testdata/%s.json differs from the plan: run eng/terraform.sh --plan %s > eng/terraform/testdata/%s.json, for prod-mwaa with mwaa_execution_role_name=airflow", name, plan.environment, name)
		}
	}
}

func TestCheck_Mutation_IsFound(t *testing.T) {
	main := "terraform/modules/secrets_manager/main.tf"
	for name, mutation := range map[string]struct{ path, old, new, problem string }{
		"wrong argument":            {main, "enable_key_rotation", "enable_rotation", `no argument or block "enable_rotation"`},
		"wrong argument in a block": {main, "kms_key_id = aws_kms_replica_key.this[replica.value].arn", "kms_key    = aws_kms_replica_key.this[replica.value].arn", `no argument or block "kms_key"`},
		"missing argument":          {main, "  secret_id           = aws_secretsmanager_secret.this[each.key].id\n", "", `the argument "secret_id" is required`},
		"missing variable":          {"terraform/environments/dev/main.tf", "environment             = local.environment\n", "\n", `the variable "environment" is required`},
		"unknown variable":          {"terraform/environments/dev/main.tf", "rotation                = var.rotation", "rotations               = var.rotation", `has no variable "rotations"`},
		"unknown local":             {main, "local.account_root]", "local.account]", `no local value "account"`},
		"unknown resource":          {"terraform/modules/secrets_manager/outputs.tf", "aws_kms_alias.this.name", "aws_kms_alias.main.name", "there is no aws_kms_alias.main"},
		"unused branch":             {"terraform/environments/dev/main.tf", "usage_files         = values(local.jobs)", "usage_files         = values(local.job)", `there is no local value "job"`},
		"unused input":              {"terraform/environments/dev/main.tf", "execution_role_name = var", "execution_role      = var", `has no variable "execution_role"`},
		"undeclared variable":       {"terraform/environments/dev/main.tf", "var.key_administrators", "var.administrators", `there is no variable "administrators"`},
		"unknown output":            {"terraform/environments/dev/main.tf", "module.secrets.kms_key_arns", "module.secrets.key_arns", `the module "secrets" has no output "key_arns"`},
		"unknown data source":       {"terraform/environments/dev/main.tf", "data.aws_partition.current.partition", "data.aws_partition.this.partition", "there is no data.aws_partition.this"},
		"no description":            {"terraform/modules/mwaa/variables.tf", `  description = "Name of the execution role of the MWAA environment"`, "", "has no description"},
		"no type":                   {"terraform/modules/mwaa/variables.tf", "  type        = string\n", "", "has no type"},
		"may be destroyed":          {main, "prevent_destroy = true", "prevent_destroy = false", "needs prevent_destroy"},
		"a value":                   {main, `resource "aws_kms_alias" "this" {`, "resource \"aws_secretsmanager_secret_version\" \"this\" {\n}\n\nresource \"aws_kms_alias\" \"this\" {", "would put a value"},
		"schema without owner":      {"schemas/database.schema.json", `"x-owner": "data-engineering",`, "", "has no x-owner"},
		"broken schema":             {"schemas/database.schema.json", "{", "{{", "jsondecode"},
		"wrong environment":         {"terraform/environments/dev/main.tf", `environment  = "dev"`, `environment  = "development"`, "development"},
		"recovery window":           {"terraform/environments/dev/main.tf", "recovery_window_in_days = 7", "recovery_window_in_days = 0", "The recovery window of a secret is 7 to 30 days"},
		"unknown read":              {"terraform/usage/ingest-job.json", `"unknown": []`, `"unknown": [{ "file": "Job.cs", "line": 12 }]`, "Job.cs:12"},
		"syntax":                    {main, "locals {", "locals {{", "block definition required"},
	} {
		mutation := mutation
		t.Run(name, func(t *testing.T) {
			w := newWorkspace(t)
			w.edit(mutation.path, mutation.old, mutation.new)
			expectProblem(t, w.check(), mutation.problem)
		})
	}
}

func TestPlan_CategoryAdded_FollowsWithoutAnEdit(t *testing.T) {
	w := newWorkspace(t)
	w.write("schemas/mail.schema.json", `{ "type": "object", "description": "Mail.", "x-owner": "mail-team", "x-environments": ["prod"], "x-tags": { "DataClass": "internal" }, "properties": { "password": { "type": "string" } } }`)

	if found := names(w.plan("dev", nil), `secret.this["mail"]`); len(found) != 0 {
		t.Fatalf("dev has %v", found)
	}
	secret := w.plan("prod", nil)[`module.secrets.aws_secretsmanager_secret.this["mail"]`]
	if secret["name"] != "genie-prod/mail" || secret["description"] != "Mail." {
		t.Fatalf("%v", secret)
	}
	expected := map[string]interface{}{"Category": "mail", "DataClass": "internal", "Environment": "prod", "Owner": "mail-team", "Project": "genie"}
	if !reflect.DeepEqual(secret["tags"], expected) {
		t.Fatalf("%v", secret["tags"])
	}
}

func TestPlan_Regions_HaveReplicasWithKeysOfTheirOwn(t *testing.T) {
	w := newWorkspace(t)
	w.edit("schemas/secrets.json", `["dev", "prod"]`, `["dev", { "name": "prod", "regions": ["eu-west-1", "eu-central-1", "us-east-1"] }]`)

	plan := w.plan("prod", nil)

	if found := names(plan, "aws_kms_replica_key"); len(found) != 2 {
		t.Fatalf("%v", found)
	}
	if key := plan["module.secrets.aws_kms_key.this"]; key["region"] != "eu-west-1" || key["multi_region"] != true {
		t.Fatalf("%v", key)
	}
	replicas := plan[`module.secrets.aws_secretsmanager_secret.this["database"]`]["replica"].([]interface{})
	first := replicas[0].(map[string]interface{})
	if len(replicas) != 2 || first["region"] != "eu-central-1" || first["kms_key_id"] != `${module.secrets.aws_kms_replica_key.this["eu-central-1"].arn}` {
		t.Fatalf("%v", replicas)
	}
	policy, _ := json.Marshal(plan[`module.job_role["ingest-job"].aws_iam_policy.this`]["policy"])
	for _, part := range []string{"secretsmanager:us-east-1:123456789012:secret:genie-prod/database-??????", "secretsmanager.eu-central-1.amazonaws.com"} {
		if !strings.Contains(string(policy), part) {
			t.Errorf("%s is not in %s", part, policy)
		}
	}
}

func TestPlan_SecretNames_FollowPatternsAndNamesOfEachEnvironment(t *testing.T) {
	w := newWorkspace(t)
	w.edit("schemas/secrets.json", `"project": "genie",`, `"project": "genie", "secretName": "/{environment}/{project}/{category}",`)
	w.edit("schemas/database.schema.json", `"type": "object",`, `"type": "object", "x-secret-name": { "dev": "rds!cluster-1a96", "prod": "billing/prod/db" },`)

	dev, prod := w.plan("dev", nil), w.plan("prod", nil)

	if found := names(dev, `secret.this["database"]`); len(found) != 0 {
		t.Fatalf("a secret that AWS manages must not be created: %v", found)
	}
	if name := prod[`module.secrets.aws_secretsmanager_secret.this["database"]`]["name"]; name != "billing/prod/db" {
		t.Fatal(name)
	}
	if name := prod[`module.secrets.aws_secretsmanager_secret.this["api-keys"]`]["name"]; name != "/prod/genie/api-keys" {
		t.Fatal(name)
	}
	policy, _ := json.Marshal(dev[`module.job_role["ingest-job"].aws_iam_policy.this`]["policy"])
	if !strings.Contains(string(policy), "secret:rds!cluster-1a96-??????") {
		t.Errorf("%s", policy)
	}
}

// IAM compares the whole ARN of a secret, with the six random characters.
func TestPlan_SecretNamedByArn_IsPermittedByItsWholeArn(t *testing.T) {
	arn := "arn:aws:secretsmanager:eu-west-1:210987654321:secret:billing/"
	for name, expected := range map[string]string{arn + "db-AbCdEf": arn + "db-AbCdEf", arn + "prod": arn + "prod-??????"} {
		w := newWorkspace(t)
		w.edit("schemas/database.schema.json", `"type": "object",`, `"type": "object", "x-secret-name": { "dev": "`+name+`" },`)

		policy, _ := json.Marshal(w.plan("dev", nil)[`module.job_role["ingest-job"].aws_iam_policy.this`]["policy"])

		if !strings.Contains(string(policy), `"`+expected+`"`) {
			t.Errorf("%s is not in %s", expected, policy)
		}
	}
}

func TestPlan_SecretNamedByArn_IsWatchedByNameAndByArn(t *testing.T) {
	arn := "arn:aws:secretsmanager:eu-west-1:210987654321:secret:billing/prod"
	for _, name := range []string{arn, arn + "-AbCdEf"} {
		w := newWorkspace(t)
		w.edit("schemas/database.schema.json", `"type": "object",`, `"type": "object", "x-secret-name": { "prod": "`+name+`" },`)

		pattern, _ := json.Marshal(w.plan("prod", nil)["module.audit.aws_cloudwatch_event_rule.this"]["event_pattern"])

		for _, part := range []string{`{"wildcard":"billing/prod"}`, `{"wildcard":"` + arn + `*"}`} {
			if !strings.Contains(string(pattern), part) {
				t.Errorf("%s is not in %s", part, pattern)
			}
		}
	}
}

func TestPlan_PreviewEnvironment_HasTheCategoriesOfItsPattern(t *testing.T) {
	w := newWorkspace(t)
	w.edit("schemas/secrets.json", `["dev", "prod"]`, `["dev", "prod", { "name": "pr-*", "regions": ["eu-west-1"] }]`)
	w.edit("schemas/database.schema.json", `"type": "object",`, `"type": "object", "x-environments": ["dev", "prod"],`)
	w.edit("terraform/environments/dev/main.tf", `environment  = "dev"`, `environment  = "pr-123"`)
	w.edit("schemas/api-keys.schema.json", `"type": "object",`, `"type": "object", "x-secret-name": { "pr-*": "preview/{environment}/{category}" },`)

	plan := w.plan("dev", nil)

	if name := plan[`module.secrets.aws_secretsmanager_secret.this["api-keys"]`]["name"]; name != "preview/pr-123/api-keys" {
		t.Fatal(name)
	}
	if found := names(plan, `secret.this["database"]`); len(found) != 0 {
		t.Fatalf("%v", found)
	}
	policy, _ := json.Marshal(plan[`module.job_role["ingest-job"].aws_iam_policy.this`]["policy"])
	if !strings.Contains(string(policy), "eu-west-1:123456789012:secret:preview/pr-123/api-keys-??????") || strings.Contains(string(policy), "database") {
		t.Errorf("%s", policy)
	}
}

func TestPlan_PreviewEnvironment_HasEveryModule(t *testing.T) {
	w := newWorkspace(t)
	w.edit("schemas/secrets.json", `["dev", "prod"]`, `["dev", "prod", "pr-*"]`)
	w.edit("terraform/environments/dev/main.tf", `environment  = "dev"`, `environment  = "pr-123"`)

	plan := w.plan("dev", map[string]cty.Value{"mwaa_execution_role_name": cty.StringVal("airflow")})

	for address, part := range map[string]string{
		`module.secrets.aws_secretsmanager_secret.this["database"]`: `"Environment":"pr-123"`,
		`module.job_role["ingest-job"].aws_iam_policy.this`:         "secret:genie-pr-123/database-??????",
		"module.mwaa[0].aws_iam_role_policy.this":                   "secret:genie-pr-123/database-??????",
		"module.audit.aws_cloudwatch_event_rule.this":               `{"wildcard":"genie-pr-123/database"}`,
	} {
		resource, _ := json.Marshal(plan[address])
		if !strings.Contains(strings.ReplaceAll(string(resource), `\`, ""), part) {
			t.Errorf("%s: %s is not in %s", address, part, resource)
		}
	}
}

func TestPlan_NameThatIsNoPreviewEnvironment_IsRefused(t *testing.T) {
	for name, problem := range map[string]string{
		"pr-*":    "The pattern of preview environments is not an environment. Name one of them, such as pr-123.",
		"pr-":     "'pr-' is not in secrets.json. It has: dev, prod, pr-*.",
		"PR-123":  "'PR-123' is not in secrets.json. It has: dev, prod, pr-*.",
		"pr-1/2":  "'pr-1/2' is not in secrets.json. It has: dev, prod, pr-*.",
		"xpr-123": "'xpr-123' is not in secrets.json. It has: dev, prod, pr-*.",
	} {
		w := newWorkspace(t)
		w.edit("schemas/secrets.json", `["dev", "prod"]`, `["dev", "prod", "pr-*"]`)
		w.edit("terraform/environments/dev/main.tf", `environment  = "dev"`, `environment  = "`+name+`"`)

		expectProblem(t, w.problems("dev", nil), problem)
	}
}

func TestPlan_ReadsOfPreviewEnvironments_ArePermittedByNameOrPattern(t *testing.T) {
	w := newWorkspace(t)
	w.edit("schemas/secrets.json", `["dev", "prod"]`, `["dev", "prod", "pr-*"]`)
	w.edit("terraform/usage/ingest-job.json", `"$current"`, `"$current", "pr-12", "pr-*"`)

	policy, _ := json.Marshal(w.plan("dev", nil)[`module.job_role["ingest-job"].aws_iam_policy.this`]["policy"])

	for _, part := range []string{"secret:genie-dev/api-keys-??????", "secret:genie-pr-12/api-keys-??????", "secret:genie-pr-*/api-keys-??????"} {
		if !strings.Contains(string(policy), part) {
			t.Errorf("%s is not in %s", part, policy)
		}
	}
}

func (w *workspace) rename(from, to, keywords string) {
	w.Helper()
	if err := os.Rename(filepath.Join(w.folder, "schemas", from+".schema.json"), filepath.Join(w.folder, "schemas", to+".schema.json")); err != nil {
		w.Fatal(err)
	}
	w.edit("schemas/"+to+".schema.json", `"type": "object",`, `"type": "object", `+keywords)
	w.edit("terraform/usage/ingest-job.json", `"category": "`+from+`"`, `"category": "`+to+`"`)
}

func TestPlan_RenamedCategory_KeepsItsFormerSecretsUntilTheyAreCopied(t *testing.T) {
	w := newWorkspace(t)
	w.rename("database", "warehouse", `"x-renamed-from": "database",`)

	plan := w.plan("prod", nil)

	for category, name := range map[string]string{"database": "genie-prod/database", "warehouse": "genie-prod/warehouse"} {
		if secret := plan[`module.secrets.aws_secretsmanager_secret.this["`+category+`"]`]; secret["name"] != name {
			t.Errorf("%s: %v", category, secret)
		}
	}
}

func TestPlan_RenamedCategoryThatKeepsItsSecret_NeedsAMovedBlock(t *testing.T) {
	w := newWorkspace(t)
	w.rename("database", "warehouse", `"x-renamed-from": ["database"], "x-secret-name": "{project}-{environment}/database",`)

	expectProblem(t, w.problems("prod", nil), `moved { from = module.secrets.aws_secretsmanager_secret.this["database"] to = module.secrets.aws_secretsmanager_secret.this["warehouse"] }`)
	w.write("terraform/environments/prod/moved.tf", "moved {\n  from = module.secrets.aws_secretsmanager_secret.this[\"database\"]\n  to   = module.secrets.aws_secretsmanager_secret.this[\"warehouse\"]\n}\n")

	plan := w.plan("prod", nil)

	if found := names(plan, `aws_secretsmanager_secret.this["database"]`); len(found) != 0 {
		t.Fatalf("%v", found)
	}
	if secret := plan[`module.secrets.aws_secretsmanager_secret.this["warehouse"]`]; secret["name"] != "genie-prod/database" {
		t.Fatalf("%v", secret)
	}
}

func TestPlan_RotationFunction_RotatesBySchema(t *testing.T) {
	w := newWorkspace(t)
	rotation := func(category string) map[string]cty.Value {
		return map[string]cty.Value{"rotation": cty.MapVal(map[string]cty.Value{category: cty.ObjectVal(map[string]cty.Value{"lambda_arn": cty.StringVal("arn:aws:lambda:us-east-1:123456789012:function:rotate")})})}
	}

	database := w.plan("prod", rotation("database"))[`module.secrets.aws_secretsmanager_secret_rotation.this["database"]`]
	keys := w.plan("prod", rotation("api-keys"))[`module.secrets.aws_secretsmanager_secret_rotation.this["api-keys"]`]

	if days := database["rotation_rules"].([]interface{})[0].(map[string]interface{})["automatically_after_days"]; days != float64(30) {
		t.Fatal(days)
	}
	if days := keys["rotation_rules"].([]interface{})[0].(map[string]interface{})["automatically_after_days"]; days != float64(90) {
		t.Fatal(days)
	}
	expectProblem(t, w.problems("prod", rotation("databse")), "databse")
}

func TestPlan_MwaaRole_IsGrantedWhatTheJobsRead(t *testing.T) {
	w := newWorkspace(t)

	plan := w.plan("prod", map[string]cty.Value{"mwaa_execution_role_name": cty.StringVal("airflow")})

	policy, _ := json.Marshal(plan["module.mwaa[0].aws_iam_role_policy.this"]["policy"])
	for _, part := range []string{"genie-prod/api-keys-??????", "genie-prod/database-??????", "kms:EncryptionContext:SecretARN", "${module.secrets.aws_kms_key.this.arn}"} {
		if !strings.Contains(string(policy), part) {
			t.Errorf("%s is not in %s", part, policy)
		}
	}
	if strings.Contains(string(policy), "genie-dev") {
		t.Errorf("%s", policy)
	}
	pattern, _ := json.Marshal(plan["module.audit.aws_cloudwatch_event_rule.this"]["event_pattern"])
	if !strings.Contains(string(pattern), "arn:aws:iam::123456789012:role/airflow") {
		t.Errorf("%s", pattern)
	}
}

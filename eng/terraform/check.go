package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"
)

// neverCreated are resources that would put a secret's value into Terraform's state.
var neverCreated = []string{"aws_secretsmanager_secret_version"}

// mustNotBeDestroyed are resources whose loss loses data.
var mustNotBeDestroyed = []string{"aws_kms_key", "aws_kms_replica_key", "aws_secretsmanager_secret"}

// checkAll returns everything that is wrong with the modules and environments.
func checkAll(root, providerFolder string) []string {
	var problems []string
	for _, folder := range folders(root) {
		m, err := loadModule(folder)
		if err != nil {
			problems = append(problems, err.Error())
			continue
		}
		problems = append(problems, m.problems...)
		problems = append(problems, m.conventions()...)
	}
	problems = append(problems, unformatted(root)...)
	problems = append(problems, staleTables(root)...)
	environments, _ := filepath.Glob(filepath.Join(root, "environments", "*"))
	if len(environments) == 0 {
		problems = append(problems, root+" has no environments")
	}
	for _, folder := range environments {
		problems = append(problems, evaluate(folder, providerFolder, nil, false).problems...)
	}
	return problems
}

func folders(root string) []string {
	modules, _ := filepath.Glob(filepath.Join(root, "modules", "*"))
	environments, _ := filepath.Glob(filepath.Join(root, "environments", "*"))
	return append(modules, environments...)
}

// conventions are those of terraform-aws-modules: every variable and output is described, every variable is typed.
func (m *module) conventions() []string {
	var problems []string
	for _, name := range sortedKeys(m.variables) {
		v := m.variables[name]
		if v.description == "" {
			problems = append(problems, fmt.Sprintf("%s: the variable %q has no description", m.folder, name))
		}
		if !v.hasKind {
			problems = append(problems, fmt.Sprintf("%s: the variable %q has no type", m.folder, name))
		}
	}
	for _, name := range sortedKeys(m.outputs) {
		if m.outputs[name].description == "" {
			problems = append(problems, fmt.Sprintf("%s: the output %q has no description", m.folder, name))
		}
	}
	for _, address := range sortedKeys(m.resources) {
		r := m.resources[address]
		if contains(neverCreated, r.kind) {
			problems = append(problems, fmt.Sprintf("%s: %s would put a value into Terraform's state", m.folder, address))
		}
		if contains(mustNotBeDestroyed, r.kind) && !preventsDestroy(r.block) {
			problems = append(problems, fmt.Sprintf("%s: %s needs prevent_destroy, because destroying it loses data", m.folder, address))
		}
	}
	return problems
}

func preventsDestroy(block *hclsyntax.Block) bool {
	for _, inner := range block.Body.Blocks {
		if inner.Type == "lifecycle" {
			if attribute := inner.Body.Attributes["prevent_destroy"]; attribute != nil {
				value, _ := attribute.Expr.Value(nil)
				return value.True()
			}
		}
	}
	return false
}

func unformatted(root string) []string {
	var problems []string
	eachFile(root, func(path string, text []byte) {
		if !bytes.Equal(hclwrite.Format(text), text) {
			problems = append(problems, path+" is not formatted. Run: eng/terraform.sh --write")
		}
	})
	return problems
}

func writeAll(root string) []string {
	var problems []string
	write := func(path string, text []byte) {
		if err := os.WriteFile(path, text, 0o644); err != nil {
			problems = append(problems, err.Error())
		}
	}
	eachFile(root, func(path string, text []byte) {
		if formatted := hclwrite.Format(text); !bytes.Equal(formatted, text) {
			write(path, formatted)
		}
	})
	for _, page := range pages(root) {
		text, err := page.updated()
		if err != nil {
			problems = append(problems, err.Error())
			continue
		}
		write(page.path, []byte(text))
	}
	return problems
}

func eachFile(root string, visit func(path string, text []byte)) {
	var paths []string
	_ = filepath.WalkDir(root, func(path string, _ fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ".tf") {
			paths = append(paths, path)
		}
		return nil
	})
	sort.Strings(paths)
	for _, path := range paths {
		if text, err := os.ReadFile(path); err == nil {
			visit(path, text)
		}
	}
}

func contains(items []string, item string) bool {
	for _, each := range items {
		if each == item {
			return true
		}
	}
	return false
}

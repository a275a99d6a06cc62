package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	ctyjson "github.com/zclconf/go-cty/cty/json"
)

const (
	beginTables = "<!-- BEGIN_TF_DOCS -->"
	endTables   = "<!-- END_TF_DOCS -->"
)

// page is the README of a module, with tables of its inputs, outputs and resources.
type page struct {
	path   string
	folder string
}

func pages(root string) []page {
	modules, _ := filepath.Glob(filepath.Join(root, "modules", "*"))
	var all []page
	for _, folder := range modules {
		all = append(all, page{filepath.Join(folder, "README.md"), folder})
	}
	return all
}

func staleTables(root string) []string {
	var problems []string
	for _, page := range pages(root) {
		text, err := os.ReadFile(page.path)
		if err != nil {
			problems = append(problems, err.Error())
			continue
		}
		updated, err := page.updated()
		if err != nil {
			problems = append(problems, err.Error())
		} else if !bytes.Equal([]byte(updated), text) {
			problems = append(problems, page.path+" does not have the module's tables. Run: eng/terraform.sh --write")
		}
	}
	return problems
}

// updated returns the page with tables of what the module has now.
func (p page) updated() (string, error) {
	text, err := os.ReadFile(p.path)
	if err != nil {
		return "", err
	}
	begin, end := strings.Index(string(text), beginTables), strings.Index(string(text), endTables)
	if begin < 0 || end < begin {
		return "", fmt.Errorf("%s has no place for tables: %s … %s", p.path, beginTables, endTables)
	}
	m, err := loadModule(p.folder)
	if err != nil {
		return "", err
	}
	return string(text[:begin]) + beginTables + "\n" + m.tables() + string(text[end:]), nil
}

func (m *module) tables() string {
	var text strings.Builder
	text.WriteString("## Resources\n\n| Name | Type |\n|------|------|\n")
	for _, address := range sortedKeys(m.resources) {
		kind := "resource"
		if m.resources[address].isData {
			kind = "data source"
		}
		fmt.Fprintf(&text, "| `%s` | %s |\n", strings.TrimPrefix(address, "data."), kind)
	}
	text.WriteString("\n## Inputs\n\n| Name | Description | Type | Default | Required |\n|------|-------------|------|---------|:--------:|\n")
	for _, name := range sortedKeys(m.variables) {
		v := m.variables[name]
		standard, required := "n/a", "yes"
		if v.defaultValue != nil {
			standard, required = "`"+constant(v.defaultValue)+"`", "no"
		}
		fmt.Fprintf(&text, "| `%s` | %s | `%s` | %s | %s |\n", name, v.description, v.kindText, standard, required)
	}
	text.WriteString("\n## Outputs\n\n| Name | Description |\n|------|-------------|\n")
	for _, name := range sortedKeys(m.outputs) {
		fmt.Fprintf(&text, "| `%s` | %s |\n", name, m.outputs[name].description)
	}
	return text.String()
}

func constant(expression hclsyntax.Expression) string {
	value, diagnostics := expression.Value(nil)
	if diagnostics.HasErrors() {
		return "…"
	}
	if value.IsNull() {
		return "null"
	}
	text, err := ctyjson.Marshal(value, cty.DynamicPseudoType)
	if typed, failed := ctyjson.Marshal(value, value.Type()); failed == nil {
		text, err = typed, nil
	}
	if err != nil {
		return "…"
	}
	return string(text)
}

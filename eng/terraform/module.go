package main

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/ext/typeexpr"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// module is a folder of .tf files.
type module struct {
	folder    string
	variables map[string]*variable
	locals    map[string]hclsyntax.Expression
	resources map[string]*resource // By address: aws_kms_key.this, data.aws_region.current.
	calls     map[string]*hclsyntax.Block
	outputs   map[string]*output
	moved     map[string]string // The addresses of moved blocks: to, by from.
	bodies    []*hclsyntax.Body // Of all blocks whose expressions refer to others by name.
	problems  []string
}

type variable struct {
	name, description string
	kind              cty.Type
	kindText          string
	defaults          *typeexpr.Defaults
	defaultValue      hclsyntax.Expression
	validations       []*hclsyntax.Block
	hasKind           bool
}

type output struct {
	name, description string
	value             hclsyntax.Expression
}

type resource struct {
	kind, name string
	isData     bool
	block      *hclsyntax.Block
}

func (r *resource) address() string {
	if r.isData {
		return "data." + r.kind + "." + r.name
	}
	return r.kind + "." + r.name
}

func loadModule(folder string) (*module, error) {
	m := &module{
		folder:    folder,
		variables: map[string]*variable{},
		locals:    map[string]hclsyntax.Expression{},
		resources: map[string]*resource{},
		calls:     map[string]*hclsyntax.Block{},
		outputs:   map[string]*output{},
		moved:     map[string]string{},
	}
	paths, err := filepath.Glob(filepath.Join(folder, "*.tf"))
	if err != nil {
		return nil, err
	}
	if len(paths) == 0 {
		return nil, fmt.Errorf("%s has no .tf file", folder)
	}
	sort.Strings(paths)
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		file, diagnostics := hclsyntax.ParseConfig(text, path, hcl.InitialPos)
		if diagnostics.HasErrors() {
			return nil, diagnostics
		}
		for _, block := range file.Body.(*hclsyntax.Body).Blocks {
			m.add(block, text)
		}
	}
	m.checkReferences()
	return m, nil
}

func (m *module) add(block *hclsyntax.Block, text []byte) {
	// The type of a variable and the addresses of a moved block are no expressions that refer to others.
	if block.Type != "variable" && block.Type != "moved" && block.Type != "terraform" {
		m.bodies = append(m.bodies, block.Body)
	}
	switch block.Type {
	case "variable":
		m.addVariable(block, text)
	case "output":
		attribute := block.Body.Attributes["value"]
		if attribute == nil {
			m.fail(block.Range(), "the output %q has no value", block.Labels[0])
			return
		}
		m.outputs[block.Labels[0]] = &output{block.Labels[0], literal(block.Body.Attributes["description"]), attribute.Expr}
	case "locals":
		for name, attribute := range block.Body.Attributes {
			m.locals[name] = attribute.Expr
		}
	case "resource", "data":
		r := &resource{block.Labels[0], block.Labels[1], block.Type == "data", block}
		m.resources[r.address()] = r
	case "module":
		m.calls[block.Labels[0]] = block
	case "moved":
		from, to := block.Body.Attributes["from"], block.Body.Attributes["to"]
		if from == nil || to == nil {
			m.fail(block.Range(), "a moved block needs from and to")
			return
		}
		m.moved[source(from.Expr.Range(), text)] = source(to.Expr.Range(), text)
	case "terraform", "provider":
	default:
		m.fail(block.Range(), "the block type %q is not known here", block.Type)
	}
}

func (m *module) addVariable(block *hclsyntax.Block, text []byte) {
	v := &variable{name: block.Labels[0], description: literal(block.Body.Attributes["description"]), kind: cty.DynamicPseudoType}
	if attribute := block.Body.Attributes["type"]; attribute != nil {
		kind, defaults, diagnostics := typeexpr.TypeConstraintWithDefaults(attribute.Expr)
		if diagnostics.HasErrors() {
			m.fail(attribute.Range(), "%s", diagnostics.Error())
		}
		v.kind, v.defaults, v.hasKind = kind, defaults, true
		v.kindText = source(attribute.Expr.Range(), text)
	}
	if attribute := block.Body.Attributes["default"]; attribute != nil {
		v.defaultValue = attribute.Expr
	}
	for _, inner := range block.Body.Blocks {
		if inner.Type == "validation" {
			v.validations = append(v.validations, inner)
		}
	}
	m.variables[v.name] = v
}

// source returns the text of an expression on one line.
func source(at hcl.Range, text []byte) string {
	return strings.Join(strings.Fields(string(text[at.Start.Byte:at.End.Byte])), " ")
}

func (m *module) fail(at hcl.Range, format string, arguments ...interface{}) {
	m.problems = append(m.problems, fmt.Sprintf("%s:%d: %s", at.Filename, at.Start.Line, fmt.Sprintf(format, arguments...)))
}

func literal(attribute *hclsyntax.Attribute) string {
	if attribute == nil {
		return ""
	}
	value, diagnostics := attribute.Expr.Value(nil)
	if diagnostics.HasErrors() || value.Type() != cty.String {
		return ""
	}
	return value.AsString()
}

func sortedKeys[T any](items map[string]T) []string {
	keys := make([]string, 0, len(items))
	for key := range items {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	return keys
}

func steps(traversal hcl.Traversal) []string {
	var names []string
	for _, step := range traversal[1:] {
		attribute, ok := step.(hcl.TraverseAttr)
		if !ok {
			break
		}
		names = append(names, attribute.Name)
	}
	return names
}

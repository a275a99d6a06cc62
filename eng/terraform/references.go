package main

import (
	"path/filepath"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// checkReferences reports what expressions refer to and what does not exist, and wrong inputs of module calls. Unlike the evaluation it sees
// resources and calls without instances, too, and branches that are not taken.
func (m *module) checkReferences() {
	children := map[string]*module{}
	for _, name := range sortedKeys(m.calls) {
		call := m.calls[name]
		child, err := loadModule(filepath.Join(m.folder, literal(call.Body.Attributes["source"])))
		if err != nil {
			m.fail(call.Range(), "%v", err)
			continue
		}
		children[name] = child
		m.checkInputs(call, child)
	}
	for _, body := range m.bodies {
		eachExpression(body, func(expression hclsyntax.Expression) {
			for _, traversal := range expression.Variables() {
				m.checkReference(traversal, children)
			}
		})
	}
}

func (m *module) checkInputs(call *hclsyntax.Block, child *module) {
	for _, name := range sortedKeys(call.Body.Attributes) {
		if name != "source" && name != "version" && !metaArguments[name] && child.variables[name] == nil {
			m.fail(call.Body.Attributes[name].Range(), "%s has no variable %q", child.folder, name)
		}
	}
	for _, name := range sortedKeys(child.variables) {
		if child.variables[name].defaultValue == nil && call.Body.Attributes[name] == nil {
			m.fail(call.Range(), "the variable %q of %s is required", name, child.folder)
		}
	}
}

func (m *module) checkReference(traversal hcl.Traversal, children map[string]*module) {
	at, root, names := traversal.SourceRange(), traversal.RootName(), attributes(traversal)
	if len(names) == 0 {
		return
	}
	switch {
	case root == "var" && m.variables[names[0]] == nil:
		m.fail(at, "there is no variable %q", names[0])
	case root == "local" && m.locals[names[0]] == nil:
		m.fail(at, "there is no local value %q", names[0])
	case root == "module" && m.calls[names[0]] == nil:
		m.fail(at, "there is no module %q", names[0])
	case root == "module" && len(names) > 1 && children[names[0]] != nil && children[names[0]].outputs[names[1]] == nil:
		m.fail(at, "the module %q has no output %q", names[0], names[1])
	case root == "data" && len(names) > 1 && m.resources["data."+names[0]+"."+names[1]] == nil:
		m.fail(at, "there is no data.%s.%s", names[0], names[1])
	case strings.HasPrefix(root, "aws_") && m.resources[root+"."+names[0]] == nil:
		m.fail(at, "there is no %s.%s", root, names[0])
	}
}

// attributes returns the names of a traversal, without the indexes between them: module.mwaa[0].policy.
func attributes(traversal hcl.Traversal) []string {
	var names []string
	for _, step := range traversal[1:] {
		if attribute, ok := step.(hcl.TraverseAttr); ok {
			names = append(names, attribute.Name)
		}
	}
	return names
}

func eachExpression(body *hclsyntax.Body, visit func(hclsyntax.Expression)) {
	for _, name := range sortedKeys(body.Attributes) {
		visit(body.Attributes[name].Expr)
	}
	for _, block := range body.Blocks {
		eachExpression(block.Body, visit)
	}
}

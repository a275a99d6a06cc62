package main

import (
	"fmt"
	"path/filepath"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	"github.com/zclconf/go-cty/cty/function"
)

// evaluation evaluates a root module and all modules that it calls, as "terraform plan" does on an empty state.
type evaluation struct {
	root      string
	provider  *provider
	functions map[string]function.Function
	plan      map[string]cty.Value
	problems  []string

	// isSymbolic makes what the provider decides a text that names it, ${aws_kms_key.this.arn}, so that policies show what they refer to.
	// Otherwise it is unknown, as in Terraform, and only then the problems count.
	isSymbolic bool
}

// scope is one instance of a module.
type scope struct {
	*evaluation
	module  *module
	address string // Of the module instance with a dot behind it, or empty.
	inputs  map[string]cty.Value
	values  map[string]cty.Value // Of locals, resources and module calls, each evaluated once.
	pending map[string]bool
}

// data holds what the data sources return: made-up facts of one account.
var data = map[string]cty.Value{
	"data.aws_caller_identity.current": cty.ObjectVal(map[string]cty.Value{"account_id": cty.StringVal("123456789012")}),
	"data.aws_partition.current":       cty.ObjectVal(map[string]cty.Value{"partition": cty.StringVal("aws"), "dns_suffix": cty.StringVal("amazonaws.com")}),
	"data.aws_region.current":          cty.ObjectVal(map[string]cty.Value{"region": cty.StringVal("us-east-1")}),
}

func (e *evaluation) run(folder, address string, inputs map[string]cty.Value) map[string]cty.Value {
	m, err := loadModule(folder)
	if err != nil {
		e.fail("%v", err)
		return nil
	}
	e.problems = append(e.problems, m.problems...)
	s := &scope{evaluation: e, module: m, address: address, inputs: map[string]cty.Value{}, values: map[string]cty.Value{}, pending: map[string]bool{}}
	s.bind(inputs)
	for _, name := range sortedKeys(m.resources) {
		s.checkArguments(m.resources[name])
		s.resource(m.resources[name])
	}
	for _, name := range sortedKeys(m.calls) {
		s.call(name)
	}
	s.checkMoved()
	outputs := map[string]cty.Value{}
	for _, name := range sortedKeys(m.outputs) {
		outputs[name] = s.value(m.outputs[name].value, nil)
	}
	return outputs
}

func (e *evaluation) fail(format string, arguments ...interface{}) {
	e.problems = append(e.problems, fmt.Sprintf(format, arguments...))
}

func (s *scope) bind(inputs map[string]cty.Value) {
	for _, name := range sortedKeys(inputs) {
		if s.module.variables[name] == nil {
			s.fail("%s%s: the module has no variable %q", s.address, s.module.folder, name)
		}
	}
	for _, name := range sortedKeys(s.module.variables) {
		v := s.module.variables[name]
		value, isSet := inputs[name]
		if !isSet {
			if v.defaultValue == nil {
				s.fail("%s%s: the variable %q is required", s.address, s.module.folder, name)
				value = cty.UnknownVal(v.kind)
			} else {
				value = s.value(v.defaultValue, nil)
			}
		}
		if v.defaults != nil && value.IsKnown() && !value.IsNull() {
			value = v.defaults.Apply(value)
		}
		converted, err := convert.Convert(value, v.kind)
		if err != nil {
			s.fail("%s%s: the variable %q: %v", s.address, s.module.folder, name, err)
			converted = cty.UnknownVal(v.kind)
		}
		s.inputs[name] = converted
	}
	for _, name := range sortedKeys(s.module.variables) {
		for _, validation := range s.module.variables[name].validations {
			s.condition(validation, nil)
		}
	}
}

// condition reports the error message of a validation or precondition that does not hold.
func (s *scope) condition(block *hclsyntax.Block, extra map[string]cty.Value) {
	if holds := s.value(block.Body.Attributes["condition"].Expr, extra); holds.IsKnown() && !holds.IsNull() && holds.False() {
		message := s.value(block.Body.Attributes["error_message"].Expr, extra)
		text := "(unknown)"
		if message.IsKnown() {
			text = message.AsString()
		}
		s.fail("%s%s:%d: %s", s.address, block.Range().Filename, block.Range().Start.Line, text)
	}
}

// value evaluates an expression with what it refers to.
func (s *scope) value(expression hclsyntax.Expression, extra map[string]cty.Value) cty.Value {
	context := &hcl.EvalContext{Functions: s.functions, Variables: s.references(expression, extra)}
	result, diagnostics := expression.Value(context)
	for _, diagnostic := range diagnostics {
		if diagnostic.Severity == hcl.DiagError {
			s.fail("%s%s:%d: %s %s", s.address, diagnostic.Subject.Filename, diagnostic.Subject.Start.Line, diagnostic.Summary, diagnostic.Detail)
		}
	}
	if diagnostics.HasErrors() {
		return cty.DynamicVal
	}
	return result
}

func (s *scope) references(expression hclsyntax.Expression, extra map[string]cty.Value) map[string]cty.Value {
	known := map[string]cty.Value{}
	groups := map[string]map[string]cty.Value{}
	set := func(group, name string, value cty.Value) {
		if groups[group] == nil {
			groups[group] = map[string]cty.Value{}
		}
		groups[group][name] = value
	}
	datas := map[string]map[string]cty.Value{}
	for _, traversal := range expression.Variables() {
		root, steps := traversal.RootName(), steps(traversal)
		if value, ok := extra[root]; ok {
			known[root] = value
			continue
		}
		if len(steps) == 0 {
			s.fail("%s%s:%d: %q cannot stand alone", s.address, traversal.SourceRange().Filename, traversal.SourceRange().Start.Line, root)
			continue
		}
		switch root {
		case "var":
			if value, ok := s.inputs[steps[0]]; ok {
				set(root, steps[0], value)
			}
		case "local":
			set(root, steps[0], s.local(steps[0], traversal.SourceRange()))
		case "path":
			set(root, steps[0], cty.StringVal(map[string]string{"module": s.relative(s.module.folder), "root": ".", "cwd": s.root}[steps[0]]))
		case "module":
			set(root, steps[0], s.call(steps[0]))
		case "data":
			if datas[steps[0]] == nil {
				datas[steps[0]] = map[string]cty.Value{}
			}
			datas[steps[0]][steps[1]] = s.named("data."+steps[0]+"."+steps[1], traversal.SourceRange())
		default:
			set(root, steps[0], s.named(root+"."+steps[0], traversal.SourceRange()))
		}
	}
	for kind, names := range datas {
		set("data", kind, cty.ObjectVal(names))
	}
	for group, names := range groups {
		known[group] = cty.ObjectVal(names)
	}
	return known
}

func (s *scope) relative(folder string) string {
	if path, err := filepath.Rel(s.root, folder); err == nil {
		return path
	}
	return folder
}

func (s *scope) local(name string, at hcl.Range) cty.Value {
	expression := s.module.locals[name]
	if expression == nil {
		s.fail("%s%s:%d: there is no local value %q", s.address, at.Filename, at.Start.Line, name)
		return cty.DynamicVal
	}
	return s.once("local."+name, func() cty.Value { return s.value(expression, nil) })
}

func (s *scope) named(address string, at hcl.Range) cty.Value {
	r := s.module.resources[address]
	if r == nil {
		s.fail("%s%s:%d: there is no %s", s.address, at.Filename, at.Start.Line, address)
		return cty.DynamicVal
	}
	return s.resource(r)
}

func (s *scope) once(key string, evaluate func() cty.Value) cty.Value {
	if value, ok := s.values[key]; ok {
		return value
	}
	if s.pending[key] {
		s.fail("%s%s refers to itself", s.address, key)
		return cty.DynamicVal
	}
	s.pending[key] = true
	value := evaluate()
	s.values[key] = value
	return value
}

func (s *scope) resource(r *resource) cty.Value {
	return s.once(r.address(), func() cty.Value {
		if r.isData {
			value, ok := data[r.address()]
			if !ok {
				s.fail("%s%s: the check has no facts for this data source", s.address, r.address())
				return cty.DynamicVal
			}
			return value
		}
		return s.repeat(r.block, s.address+r.address(), func(address string, extra map[string]cty.Value) cty.Value {
			return s.instance(r, address, extra)
		})
	})
}

func (s *scope) call(name string) cty.Value {
	block := s.module.calls[name]
	if block == nil {
		s.fail("%s%s: there is no module %q", s.address, s.module.folder, name)
		return cty.DynamicVal
	}
	return s.once("module."+name, func() cty.Value {
		source := literal(block.Body.Attributes["source"])
		return s.repeat(block, s.address+"module."+name, func(address string, extra map[string]cty.Value) cty.Value {
			inputs := map[string]cty.Value{}
			for _, argument := range sortedKeys(block.Body.Attributes) {
				if argument != "source" && !metaArguments[argument] {
					inputs[argument] = s.value(block.Body.Attributes[argument].Expr, extra)
				}
			}
			return cty.ObjectVal(s.run(filepath.Join(s.module.folder, source), address+".", inputs))
		})
	})
}

// repeat evaluates a block once, or as often as its count or for_each says.
func (s *scope) repeat(block *hclsyntax.Block, address string, evaluate func(string, map[string]cty.Value) cty.Value) cty.Value {
	if count := block.Body.Attributes["count"]; count != nil {
		number := s.value(count.Expr, nil)
		if !number.IsWhollyKnown() || number.IsNull() {
			s.fail("%s: the count depends on values that are known after apply", address)
			return cty.DynamicVal
		}
		n, _ := number.AsBigFloat().Int64()
		items := make([]cty.Value, 0, n)
		for i := int64(0); i < n; i++ {
			extra := map[string]cty.Value{"count": cty.ObjectVal(map[string]cty.Value{"index": cty.NumberIntVal(i)})}
			items = append(items, evaluate(fmt.Sprintf("%s[%d]", address, i), extra))
		}
		return cty.TupleVal(items)
	}
	forEach := block.Body.Attributes["for_each"]
	if forEach == nil {
		return evaluate(address, nil)
	}
	items := map[string]cty.Value{}
	for key, value := range s.elements(s.value(forEach.Expr, nil), address) {
		extra := map[string]cty.Value{"each": cty.ObjectVal(map[string]cty.Value{"key": cty.StringVal(key), "value": value})}
		items[key] = evaluate(fmt.Sprintf("%s[%q]", address, key), extra)
	}
	return cty.ObjectVal(items)
}

func (s *scope) elements(collection cty.Value, address string) map[string]cty.Value {
	items := map[string]cty.Value{}
	kind := collection.Type()
	if collection.IsNull() || !collection.IsKnown() || !(kind.IsSetType() || kind.IsMapType() || kind.IsObjectType()) {
		s.fail("%s: for_each needs a map or a set whose keys are known before apply", address)
		return items
	}
	for it := collection.ElementIterator(); it.Next(); {
		key, value := it.Element()
		if kind.IsSetType() {
			key = value
		}
		if !key.IsKnown() {
			s.fail("%s: a key of for_each is known after apply only", address)
			continue
		}
		items[key.AsString()] = value
	}
	return items
}

// checkArguments checks the arguments and blocks of a resource against the provider's schema, whether or not the resource has instances.
func (s *scope) checkArguments(r *resource) {
	schema, err := s.provider.schema(r.kind, r.isData)
	if err != nil {
		s.fail("%s%s: %v", s.address, r.address(), err)
		return
	}
	s.problems = append(s.problems, schema.checkBody(s.address+r.address(), r.block.Body, true)...)
}

// instance evaluates the arguments of one resource instance and adds them to the plan.
func (s *scope) instance(r *resource, address string, extra map[string]cty.Value) cty.Value {
	schema, err := s.provider.schema(r.kind, false)
	if err != nil {
		return cty.DynamicVal
	}
	arguments := s.body(r.block.Body, schema, address, extra, true)
	for _, block := range r.block.Body.Blocks {
		if block.Type == "lifecycle" {
			for _, inner := range block.Body.Blocks {
				if inner.Type == "precondition" || inner.Type == "postcondition" {
					s.condition(inner, extra)
				}
			}
		}
	}
	s.plan[address] = cty.ObjectVal(arguments)

	attributes := map[string]cty.Value{}
	for name := range schema.computed {
		attributes[name] = cty.UnknownVal(cty.String)
		if s.isSymbolic {
			attributes[name] = cty.StringVal("${" + address + "." + name + "}")
		}
	}
	for name, value := range arguments {
		attributes[name] = value
	}
	return cty.ObjectVal(attributes)
}

func (s *scope) body(body *hclsyntax.Body, schema *blockSchema, address string, extra map[string]cty.Value, isRoot bool) map[string]cty.Value {
	values := map[string]cty.Value{}
	for _, name := range sortedKeys(body.Attributes) {
		if isRoot && metaArguments[name] {
			continue
		}
		if value := s.value(body.Attributes[name].Expr, extra); !value.IsNull() {
			values[name] = value
		}
	}
	blocks := map[string][]cty.Value{}
	add := func(kind string, content *hclsyntax.Body, extra map[string]cty.Value) {
		if nested := schema.nested[kind]; nested != nil {
			blocks[kind] = append(blocks[kind], cty.ObjectVal(s.body(content, nested, address+"."+kind, extra, false)))
		}
	}
	for _, block := range body.Blocks {
		switch {
		case isRoot && metaArguments[block.Type]:
		case block.Type == "dynamic":
			s.dynamic(block, address, extra, add)
		default:
			add(block.Type, block.Body, extra)
		}
	}
	for kind, items := range blocks {
		values[kind] = cty.TupleVal(items)
	}
	return values
}

func (s *scope) dynamic(block *hclsyntax.Block, address string, extra map[string]cty.Value, add func(string, *hclsyntax.Body, map[string]cty.Value)) {
	kind := block.Labels[0]
	elements := s.elements(s.value(block.Body.Attributes["for_each"].Expr, extra), address+"."+kind)
	for _, inner := range block.Body.Blocks {
		if inner.Type != "content" {
			continue
		}
		for _, key := range sortedKeys(elements) {
			scoped := map[string]cty.Value{kind: cty.ObjectVal(map[string]cty.Value{"key": cty.StringVal(key), "value": elements[key]})}
			for name, value := range extra {
				scoped[name] = value
			}
			add(kind, inner.Body, scoped)
		}
	}
}

package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// provider knows the arguments of the AWS provider's resources and data sources. It reads them from the TypeScript declarations of
// @cdktf/provider-aws, which are generated from the provider's own schema.
type provider struct {
	folder string
	blocks map[string]*blockSchema
}

// blockSchema is the schema of a resource or of a block in it.
type blockSchema struct {
	arguments map[string]bool // The value says whether the argument is required.
	nested    map[string]*blockSchema
	computed  map[string]bool
}

var (
	interfaceLine = regexp.MustCompile(`^export interface (\w+)`)
	docLine       = regexp.MustCompile(`docs/(?:resources|data-sources)/\w+#\w+ \w+#(\w+)\}`)
	fieldLine     = regexp.MustCompile(`^    readonly (\w+)(\??): ([^;]*)`)
	getterLine    = regexp.MustCompile(`^    get (\w+)\(\)`)
	classLine     = regexp.MustCompile(`^export declare class (\w+) extends cdktf\.Terraform(?:Resource|DataSource)`)
)

// schema returns the schema of a resource (aws_kms_key) or, with isData, of a data source.
func (p *provider) schema(kind string, isData bool) (*blockSchema, error) {
	name := strings.ReplaceAll(strings.TrimPrefix(kind, "aws_"), "_", "-")
	if isData {
		name = "data-aws-" + name
	}
	if known, ok := p.blocks[name]; ok {
		return known, nil
	}
	schema, err := readDeclarations(filepath.Join(p.folder, "lib", name, "index.d.ts"))
	if err != nil {
		return nil, fmt.Errorf("the AWS provider has no %s: %w", kind, err)
	}
	p.blocks[name] = schema
	return schema, nil
}

func readDeclarations(path string) (*blockSchema, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()

	interfaces := map[string]*blockSchema{}
	types := map[*blockSchema]map[string]string{}
	var config *blockSchema
	var current *blockSchema
	var documented string
	computed := map[string]bool{}
	inResource := false
	lines := bufio.NewScanner(file)
	lines.Buffer(make([]byte, 0, 1<<20), 1<<24)
	for lines.Scan() {
		line := lines.Text()
		switch {
		case interfaceLine.MatchString(line):
			current = &blockSchema{arguments: map[string]bool{}, nested: map[string]*blockSchema{}}
			types[current] = map[string]string{}
			interfaces[interfaceLine.FindStringSubmatch(line)[1]] = current
			if strings.Contains(line, "extends cdktf.TerraformMetaArguments") {
				config = current
			}
		case line == "}":
			current, inResource = nil, false
		case classLine.MatchString(line):
			inResource = true
		case inResource && getterLine.MatchString(line):
			computed[snake(getterLine.FindStringSubmatch(line)[1])] = true
		case current != nil && docLine.MatchString(line):
			documented = docLine.FindStringSubmatch(line)[1]
		case current != nil && fieldLine.MatchString(line):
			field := fieldLine.FindStringSubmatch(line)
			name := documented
			if name == "" {
				name = snake(field[1])
			}
			current.arguments[name] = field[2] == ""
			types[current][name] = field[3]
			documented = ""
		}
	}
	if err := lines.Err(); err != nil {
		return nil, err
	}
	if config == nil {
		return nil, fmt.Errorf("%s declares no configuration", path)
	}
	for block, fields := range types {
		for name, kind := range fields {
			inner := strings.SplitN(strings.TrimSuffix(strings.SplitN(kind, " ", 2)[0], "[]"), "<", 2)[0]
			if nested, ok := interfaces[inner]; ok {
				block.nested[name] = nested
			}
		}
	}
	config.computed = computed
	return config, nil
}

func snake(name string) string {
	var text strings.Builder
	for i, r := range name {
		if r >= 'A' && r <= 'Z' {
			if i > 0 {
				text.WriteByte('_')
			}
			r += 'a' - 'A'
		}
		text.WriteRune(r)
	}
	return text.String()
}

// metaArguments are Terraform's own, in every resource.
var metaArguments = map[string]bool{"count": true, "depends_on": true, "for_each": true, "lifecycle": true, "provider": true}

// checkBody returns what is wrong with the arguments and blocks that a configuration sets.
func (s *blockSchema) checkBody(where string, body *hclsyntax.Body, isRoot bool) []string {
	var problems []string
	set := map[string]bool{}
	for name := range body.Attributes {
		set[name] = true
	}
	nested := func(kind string, content *hclsyntax.Body) {
		set[kind] = true
		if schema := s.nested[kind]; schema != nil {
			problems = append(problems, schema.checkBody(where+"."+kind, content, false)...)
		}
	}
	for _, block := range body.Blocks {
		if block.Type != "dynamic" {
			if !isRoot || !metaArguments[block.Type] {
				nested(block.Type, block.Body)
			}
			continue
		}
		for _, content := range block.Body.Blocks {
			nested(block.Labels[0], content.Body)
		}
	}
	for name := range set {
		if _, ok := s.arguments[name]; !ok && !(isRoot && metaArguments[name]) {
			problems = append(problems, fmt.Sprintf("%s: the AWS provider has no argument or block %q here", where, name))
		}
	}
	for name, required := range s.arguments {
		if required && !set[name] {
			problems = append(problems, fmt.Sprintf("%s: the argument %q is required", where, name))
		}
	}
	sort.Strings(problems)
	return problems
}

// Command terraform checks the Terraform modules without Terraform: it evaluates the environments with HashiCorp's own HCL and cty
// libraries, as a plan on an empty state, and checks every argument against the AWS provider's schema. eng/terraform.sh runs it.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/zclconf/go-cty/cty"
)

func main() {
	root := flag.String("root", "terraform", "the folder with modules/ and environments/")
	providerFolder := flag.String("provider", "", "the unpacked package @cdktf/provider-aws")
	environment := flag.String("environment", "", "prints the plan of one environment as JSON")
	write := flag.Bool("write", false, "formats the files and writes the tables of the modules' READMEs")
	flag.Parse()

	if *write {
		exit(writeAll(*root))
	}
	if *environment != "" {
		folder := filepath.Join(*root, "environments", *environment)
		inputs := map[string]cty.Value{}
		for _, argument := range flag.Args() {
			name, value, _ := strings.Cut(argument, "=")
			inputs[name] = cty.StringVal(value)
		}
		fmt.Println(planOf(folder, *providerFolder, inputs).json())
		exit(evaluate(folder, *providerFolder, inputs, false).problems)
	}
	exit(checkAll(*root, *providerFolder))
}

func exit(problems []string) {
	for _, problem := range problems {
		fmt.Fprintln(os.Stderr, "error: "+problem)
	}
	if len(problems) > 0 {
		os.Exit(1)
	}
	os.Exit(0)
}

// planOf returns what an environment would create, with references as text.
func planOf(folder, providerFolder string, inputs map[string]cty.Value) *evaluation {
	return evaluate(folder, providerFolder, inputs, true)
}

func evaluate(folder, providerFolder string, inputs map[string]cty.Value, isSymbolic bool) *evaluation {
	e := &evaluation{
		isSymbolic: isSymbolic,
		root:       folder,
		provider:   &provider{folder: providerFolder, blocks: map[string]*blockSchema{}},
		functions:  functions(folder),
		plan:       map[string]cty.Value{},
	}
	e.run(folder, "", inputs)
	return e
}

// json returns the plan: every resource by address.
func (e *evaluation) json() string {
	resources := map[string]interface{}{}
	for address, value := range e.plan {
		resources[address] = plain(value)
	}
	text, err := json.MarshalIndent(resources, "", "  ")
	if err != nil {
		return err.Error()
	}
	return strings.NewReplacer(`\u003c`, "<", `\u003e`, ">", `\u0026`, "&").Replace(string(text))
}

func plain(value cty.Value) interface{} {
	switch {
	case !value.IsKnown():
		return "(known after apply)"
	case value.IsNull():
		return nil
	case value.Type() == cty.String:
		// A policy is JSON in JSON: shown as what it is.
		var document interface{}
		if text := value.AsString(); strings.HasPrefix(text, "{") && json.Unmarshal([]byte(text), &document) == nil {
			return document
		}
		return value.AsString()
	case value.Type() == cty.Number:
		number, _ := value.AsBigFloat().Float64()
		return number
	case value.Type() == cty.Bool:
		return value.True()
	case value.Type().IsMapType() || value.Type().IsObjectType():
		items := map[string]interface{}{}
		for it := value.ElementIterator(); it.Next(); {
			key, item := it.Element()
			items[key.AsString()] = plain(item)
		}
		return items
	default:
		items := []interface{}{}
		for it := value.ElementIterator(); it.Next(); {
			_, item := it.Element()
			items = append(items, plain(item))
		}
		return items
	}
}

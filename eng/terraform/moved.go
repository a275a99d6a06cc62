package main

import (
	"fmt"

	"github.com/zclconf/go-cty/cty"
)

// checkMoved checks that a category that was renamed and keeps its secret has a moved block: without one, Terraform plans to destroy the secret.
func (s *scope) checkMoved() {
	for _, name := range sortedKeys(s.module.calls) {
		outputs := s.call(name)
		if !outputs.IsKnown() || !outputs.Type().IsObjectType() || !outputs.Type().HasAttribute("moved_categories") {
			continue
		}
		moved := outputs.GetAttr("moved_categories")
		if !moved.IsWhollyKnown() || moved.IsNull() {
			continue
		}
		for it := moved.ElementIterator(); it.Next(); {
			former, category := it.Element()
			from, to := secretAddress(name, former), secretAddress(name, category)
			if s.module.moved[from] != to {
				s.fail("%s: the category %q was renamed to %q and keeps its secret. Add to moved.tf: moved { from = %s to = %s }", s.module.folder, former.AsString(), category.AsString(), from, to)
			}
		}
	}
}

func secretAddress(call string, category cty.Value) string {
	return fmt.Sprintf("module.%s.aws_secretsmanager_secret.this[%q]", call, category.AsString())
}

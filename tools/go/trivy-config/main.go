// trivy-config runs the checks that trivy brings for Kubernetes over a folder, offline, and prints what fails as JSON,
// an object a line. It is trivy's own scanner and trivy's own checks, without what trivy needs for images, clouds and
// registries, which takes nine times as long to build.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"

	"github.com/aquasecurity/trivy/pkg/iac/rego"
	"github.com/aquasecurity/trivy/pkg/iac/scanners/kubernetes"
)

type failure struct {
	Check    string `json:"check"`
	Severity string `json:"severity"`
	File     string `json:"file"`
	Message  string `json:"message"`
}

func scan(folder string) error {
	scanner := kubernetes.NewScanner(
		rego.WithEmbeddedPolicies(true),
		rego.WithEmbeddedLibraries(true),
		rego.WithPolicyNamespaces("builtin"),
	)
	results, err := scanner.ScanFS(context.Background(), os.DirFS(folder), ".")
	if err != nil {
		return err
	}
	if len(results) == 0 {
		return fmt.Errorf("nothing in %s was checked", folder)
	}
	out := json.NewEncoder(os.Stdout)
	for _, result := range results.GetFailed() {
		found := failure{
			Check:    result.Rule().AVDID,
			Severity: string(result.Severity()),
			File:     result.Range().GetFilename(),
			Message:  result.Description(),
		}
		if err := out.Encode(found); err != nil {
			return err
		}
	}
	return nil
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: trivy-config FOLDER")
		os.Exit(2)
	}
	if err := scan(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

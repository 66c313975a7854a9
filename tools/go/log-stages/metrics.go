package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/go-kit/log"
	"github.com/grafana/alloy/syntax/ast"
	"github.com/grafana/alloy/syntax/vm"
	"github.com/grafana/loki/v3/clients/pkg/logentry/stages"
	"github.com/grafana/loki/v3/clients/pkg/promtail/api"
	"github.com/grafana/loki/v3/pkg/logproto"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/common/expfmt"
	"github.com/prometheus/common/model"
)

// known is what Alloy calls a stage, what Loki's stages call it, and the attributes of Alloy's that mean the same to both.
var known = map[string]struct {
	name       string
	attributes []string
}{
	"stage.json":          {"json", []string{"expressions"}},
	"stage.labels":        {"labels", []string{"values"}},
	"stage.label_drop":    {"labeldrop", []string{"values"}},
	"stage.label_keep":    {"labelallow", []string{"values"}},
	"stage.match":         {"match", []string{"selector", "action", "drop_counter_reason"}},
	"stage.metrics":       {"metrics", nil},
	"stage.static_labels": {"static_labels", []string{"values"}},
	"metric.counter":      {"Counter", []string{"name", "prefix", "description", "max_idle_duration", "source", "action"}},
	"metric.histogram":    {"Histogram", []string{"name", "prefix", "description", "max_idle_duration", "source", "buckets"}},
}

// count runs every stage of loki.process LABEL over entries, an object of labels and a line each, and writes the metrics
// that come of it as Prometheus reads them.
func count(body ast.Body, label string, in io.Reader, out io.Writer) error {
	for _, statement := range body {
		block, isBlock := statement.(*ast.BlockStmt)
		if !isBlock || block.GetBlockName() != "loki.process" || block.Label != label {
			continue
		}
		found, err := translated(block.Body)
		if err != nil {
			return err
		}
		registry := prometheus.NewRegistry()
		pipeline, err := stages.NewPipeline(log.NewNopLogger(), found, nil, registry)
		if err != nil {
			return err
		}
		if err := feed(pipeline, in); err != nil {
			return err
		}
		families, err := registry.Gather()
		if err != nil {
			return err
		}
		for _, family := range families {
			if _, err := expfmt.MetricFamilyToText(out, family); err != nil {
				return err
			}
		}
		return nil
	}
	return fmt.Errorf("no loki.process %q", label)
}

func feed(pipeline *stages.Pipeline, in io.Reader) error {
	entries := make(chan stages.Entry)
	done := make(chan struct{})
	out := pipeline.Run(entries)
	go func() {
		for range out {
		}
		close(done)
	}()
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var read struct {
			Labels model.LabelSet
			Line   string
		}
		if err := json.Unmarshal(lines.Bytes(), &read); err != nil {
			return err
		}
		entries <- stages.Entry{
			Extracted: map[string]interface{}{},
			Entry: api.Entry{
				Labels: read.Labels,
				Entry:  logproto.Entry{Timestamp: time.Unix(0, 0), Line: read.Line},
			},
		}
	}
	close(entries)
	<-done
	return lines.Err()
}

// translated is the stages of a block in their order, as Loki's own are configured.
func translated(body ast.Body) (stages.PipelineStages, error) {
	found := stages.PipelineStages{}
	for _, statement := range body {
		block, isBlock := statement.(*ast.BlockStmt)
		if !isBlock {
			continue
		}
		config, err := configured(block)
		if err != nil {
			return nil, err
		}
		found = append(found, stages.PipelineStage{known[block.GetBlockName()].name: config})
	}
	return found, nil
}

func configured(block *ast.BlockStmt) (interface{}, error) {
	attributes, err := attributesOf(block)
	if err != nil {
		return nil, err
	}
	switch block.GetBlockName() {
	case "stage.match":
		inner, err := translated(block.Body)
		if err != nil {
			return nil, err
		}
		if len(inner) > 0 {
			attributes["stages"] = inner
		}
		return attributes, nil
	case "stage.metrics":
		return metricsOf(block.Body)
	case "stage.json":
		return attributes, nil
	}
	return attributes["values"], nil
}

func metricsOf(body ast.Body) (interface{}, error) {
	found := map[string]interface{}{}
	for _, statement := range body {
		block, isBlock := statement.(*ast.BlockStmt)
		if !isBlock {
			return nil, fmt.Errorf("an attribute in stage.metrics")
		}
		metric, err := attributesOf(block)
		if err != nil {
			return nil, err
		}
		own := map[string]interface{}{}
		for _, name := range []string{"action", "buckets"} {
			if value, is := metric[name]; is {
				own[name] = value
				delete(metric, name)
			}
		}
		name := metric["name"].(string)
		delete(metric, "name")
		metric["type"] = known[block.GetBlockName()].name
		metric["config"] = own
		found[name] = metric
	}
	return found, nil
}

// attributesOf refuses what Alloy would, and what this program does not know to be the same in both.
func attributesOf(block *ast.BlockStmt) (map[string]interface{}, error) {
	name := block.GetBlockName()
	stage, isKnown := known[name]
	if !isKnown {
		return nil, fmt.Errorf("%s is not known here", name)
	}
	found := map[string]interface{}{}
	for _, statement := range block.Body {
		attribute, isAttribute := statement.(*ast.AttributeStmt)
		if !isAttribute {
			if inner := statement.(*ast.BlockStmt).GetBlockName(); name != "stage.match" && !strings.HasPrefix(inner, "metric.") {
				return nil, fmt.Errorf("%s in %s", inner, name)
			}
			continue
		}
		if !slices.Contains(stage.attributes, attribute.Name.Name) {
			return nil, fmt.Errorf("%s has no %s", name, attribute.Name.Name)
		}
		var value interface{}
		if err := vm.New(attribute.Value).Evaluate(nil, &value); err != nil {
			return nil, err
		}
		found[attribute.Name.Name] = value
	}
	return found, nil
}

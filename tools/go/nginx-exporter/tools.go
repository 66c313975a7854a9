//go:build tools

package tools

import _ "github.com/nginx/nginx-prometheus-exporter"

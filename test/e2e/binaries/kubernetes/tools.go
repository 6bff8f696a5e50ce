//go:build tools

// Package kubernetes pins what `npm run e2e:binaries` builds.
package kubernetes

import (
	_ "k8s.io/kubernetes/cmd/kube-apiserver"
	_ "k8s.io/kubernetes/cmd/kubectl"
)

//go:build tools

// Package etcd pins what `npm run e2e:binaries` builds.
package etcd

import (
	_ "go.etcd.io/etcd/server/v3"
)

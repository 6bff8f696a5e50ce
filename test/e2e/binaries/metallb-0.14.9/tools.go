//go:build tools

// Package metallb pins what `npm run e2e:binaries` builds.
package metallb

import (
	_ "go.universe.tf/metallb/controller"
)

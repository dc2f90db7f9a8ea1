#!/bin/sh
# A FAKE etcd for tests that ends at once.
FAKE_SERVICE=dies exec "$(dirname "$0")/fake-etcd.mjs" "$@"

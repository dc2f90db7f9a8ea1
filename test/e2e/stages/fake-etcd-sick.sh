#!/bin/sh
# A FAKE etcd for tests that is never healthy.
FAKE_SERVICE=sick exec "$(dirname "$0")/fake-etcd.mjs" "$@"

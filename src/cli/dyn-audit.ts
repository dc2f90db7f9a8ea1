#!/usr/bin/env node
const { run } = await import('./run.ts');
process.exitCode = await run(process.argv.slice(2), process);

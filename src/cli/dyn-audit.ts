#!/usr/bin/env node
import { loadProgram } from '../boot/index.ts';

process.exitCode = await loadProgram().run(process.argv.slice(2), process);

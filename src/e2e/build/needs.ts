import type { Plan } from '../../model/e2e-plan.ts';
import type { StageContext } from '../../model/e2e-run.ts';
import type { StackNeeds } from '../../model/e2e-stack.ts';
import { readChoice } from './options.ts';

/** Measured: target 12 GB, wheel 0.4, installed library 1.7, environment 1.9. */
const sourceGib = 16;
const pythonGib = 1;
/** An engine with torch and CUDA libraries. */
const engineGib = 20;

/** Disk that the build of one side takes. */
export function buildDiskGib(plan: Plan): number {
  const { binding, extras } = readChoice(plan);
  const binary = binding === 'wheel' ? pythonGib : sourceGib;
  return binary + (extras.some((extra) => /^(sglang|vllm|trtllm)$/.test(extra)) ? engineGib : 0);
}

/** Programs that a build starts; those of Rust's side only where Rust may be built. */
export function buildPrograms({ plan }: Pick<StageContext, 'plan'>): StackNeeds['binaries'] {
  const { uv, binding } = readChoice(plan);
  const rust = binding === 'wheel' ? [] : ['cargo', 'protoc', 'cmake', 'curl'];
  return [
    { name: uv, why: 'makes the Python environment' },
    { name: 'git', why: 'reads the checkout' },
    ...rust.map((name) => ({
      name,
      why: 'builds the Rust binding; or take the published one: --set build.binding=wheel',
    })),
  ];
}

import { describe, expect, it } from 'vitest';
import { createProject } from '../../src/symbols/project-layout.ts';

const paths = [
  'components/src/dynamo/planner/__init__.py',
  'components/src/dynamo/planner/core.py',
  'components/src/dynamo/planner/kubernetes.py',
  'components/src/dynamo/planner/logging.py',
  'components/src/dynamo/planner/tests/fakes.py',
  'components/src/dynamo/planner/tests/test_core.py',
  'components/src/dynamo/vllm/__init__.py',
  'components/src/dynamo/vllm/worker.py',
  'bindings/py/src/dynamo/runtime/__init__.py',
  'benchmarks/profiler/profile_sla.py',
  'benchmarks/profiler/utils/plot.py',
  'benchmarks/profiler/utils/config.py',
  'benchmarks/http/__init__.py',
  'benchmarks/http/server.py',
  'scripts/types.py',
  'scripts/run.py',
  'scripts/nested/deep.py',
  'lib/memory/__init__.py',
  'lib/memory/client/__init__.py',
  'lib/memory/client/torch/__init__.py',
  'lib/memory/client/rpc.py',
  'lib/memory/tests/test_rpc.py',
  'one/twice/__init__.py',
  'two/twice/__init__.py',
  'tests/__init__.py',
  'tests/utils/device.py',
];

const project = createProject({
  paths,
  rust: [],
  rustDeps: [],
  goMods: [],
  nativeModules: [{ dir: 'bindings/py', module: 'dynamo._core', pythonSource: 'bindings/py/src' }],
  pythonRoots: [],
});
const from = (path: string, dotted: string) => project.pythonImport(path, dotted);

describe('what an import means', () => {
  it.each([
    ['dynamo.planner.core', 'dynamo.planner.core'],
    ['dynamo.planner', 'dynamo.planner'],
    ['dynamo.runtime.Client', 'dynamo.runtime.Client'],
    ['dynamo._core.Client', 'dynamo._core.Client'],
    ['dynamo', 'dynamo'],
    ['dynamo.gone.module', 'dynamo.gone.module'],
    ['numpy.linalg', 'numpy.linalg'],
  ])('%s stays %s', (dotted, expected) => {
    expect(from('tests/utils/device.py', dotted)).toBe(expected);
  });

  it('names a module by its innermost root', () => {
    expect(from('tests/utils/device.py', 'components.src.dynamo.planner.core.Planner')).toBe(
      'dynamo.planner.core.Planner',
    );
  });

  it('looks beside a script, for folders without __init__ too', () => {
    expect(from('benchmarks/profiler/profile_sla.py', 'utils.plot')).toBe(
      'benchmarks.profiler.utils.plot',
    );
    expect(from('benchmarks/profiler/profile_sla.py', 'utils.plot.draw')).toBe(
      'benchmarks.profiler.utils.plot.draw',
    );
  });

  it('looks in the folders above a script', () => {
    expect(from('benchmarks/profiler/utils/plot.py', 'utils.config')).toBe(
      'benchmarks.profiler.utils.config',
    );
    expect(from('scripts/nested/deep.py', 'run.main')).toBe('scripts.run.main');
  });

  it('finds a package from its own tests and parts', () => {
    expect(from('lib/memory/tests/test_rpc.py', 'memory.client.rpc')).toBe('lib.memory.client.rpc');
    expect(from('lib/memory/client/rpc.py', 'memory.client')).toBe('lib.memory.client');
  });

  it('finds the only package of a name that stands alone', () => {
    expect(from('components/src/dynamo/vllm/worker.py', 'memory.client.rpc.call')).toBe(
      'lib.memory.client.rpc.call',
    );
  });

  it('does not choose between two packages of a name', () => {
    expect(from('tests/utils/device.py', 'twice.x')).toBe('twice.x');
  });
});

describe('what an import does not mean', () => {
  it.each([
    // A package of ours that is named like what it wraps.
    ['components/src/dynamo/vllm/worker.py', 'vllm.config'],
    ['components/src/dynamo/planner/core.py', 'vllm'],
    ['lib/memory/client/rpc.py', 'torch.cuda'],
    ['tests/utils/device.py', 'torch'],
    ['components/src/dynamo/planner/kubernetes.py', 'kubernetes.client'],
    ['components/src/dynamo/planner/core.py', 'kubernetes.client'],
    // Modules that come with Python.
    ['components/src/dynamo/planner/core.py', 'logging'],
    ['benchmarks/profiler/profile_sla.py', 'http.server'],
    ['tests/utils/device.py', 'http.server'],
    ['scripts/nested/deep.py', 'types'],
  ])('in %s: %s', (path, dotted) => {
    expect(from(path, dotted)).toBe(dotted);
  });

  it('is itself: a script may be named like what it imports', () => {
    const alone = createProject({
      paths: ['tools/redis.py', 'tools/other.py'],
      rust: [],
      rustDeps: [],
      goMods: [],
      nativeModules: [],
      pythonRoots: [],
    });
    expect(alone.pythonImport('tools/redis.py', 'redis.Client')).toBe('redis.Client');
    expect(alone.pythonImport('tools/other.py', 'redis.Client')).toBe('tools.redis.Client');
    expect(alone.pythonImport('tools/redis.py', 'redis.Client')).toBe('redis.Client');
  });
});

describe('neighbours', () => {
  it('are modules of Python where a script stands beside one', () => {
    expect(from('scripts/run.py', 'types.Thing')).toBe('scripts.types.Thing');
  });

  it('of tests in a source folder are those of their own folder', () => {
    expect(from('components/src/dynamo/planner/tests/test_core.py', 'fakes.Fake')).toBe(
      'dynamo.planner.tests.fakes.Fake',
    );
  });

  it('are found for many imports at once', () => {
    const many = Array.from({ length: 4_000 }, (_, n) => `area${n % 50}/part${n}/mod${n}.py`);
    const large = createProject({
      paths: many,
      rust: [],
      rustDeps: [],
      goMods: [],
      nativeModules: [],
      pythonRoots: [],
    });
    const before = performance.now();
    for (const path of many) for (let n = 0; n < 10; n++) large.pythonImport(path, `mod${n}.thing`);
    expect(performance.now() - before).toBeLessThan(4_000);
  });
});

/** What each room of src may import, besides itself. A new folder needs a row here (test/layers.test.ts). */
export const may = {
  boot: [],
  model: [],
  source: ['model', 'process'],
  process: ['model'],
  syntax: ['model'],
  cache: [],
  index: ['model', 'syntax'],
  'checks/clones': ['model', 'index', 'syntax'],
  scan: ['model', 'cache', 'source', 'index', 'checks/clones'],
  symbols: ['model', 'syntax', 'index'],
  mentions: ['model', 'cache', 'source'],
  'checks/callers': ['model', 'symbols'],
  redaction: ['model'],
  'journal/document': ['model'],
  'journal/vault': ['model', 'process', 'journal/document'],
  'journal/lint': ['model', 'journal/document'],
  'journal/entries': ['model', 'journal/document'],
  'journal/read': ['model', 'journal/document'],
  'journal/store': ['model', 'process', 'journal/document'],
  sim: [],
  'e2e/plan': ['model'],
  'e2e/folder': ['model', 'process'],
  'e2e/client': ['model'],
  'e2e/metrics': ['model', 'e2e/client'],
  'e2e/judge': ['model'],
  'e2e/hardware': [],
  'e2e/build': ['model', 'process'],
  'e2e/probes': ['model', 'e2e/client', 'e2e/metrics'],
  'e2e/load': ['model', 'e2e/client'],
  'e2e/stacks': ['model', 'process', 'e2e/client'],
  'e2e/run': ['model'],
  'e2e/stages': [
    'model',
    'process',
    'e2e/plan',
    'e2e/folder',
    'e2e/client',
    'e2e/metrics',
    'e2e/judge',
    'e2e/hardware',
    'e2e/build',
    'e2e/probes',
    'e2e/load',
    'e2e/stacks',
  ],
  report: ['model'],
  flows: [
    'model',
    'process',
    'cache',
    'source',
    'scan',
    'symbols',
    'mentions',
    'checks/callers',
    'redaction',
    'journal/document',
    'journal/vault',
    'journal/lint',
    'journal/entries',
    'journal/read',
    'journal/store',
    'e2e/plan',
    'e2e/folder',
    'e2e/client',
    'e2e/metrics',
    'e2e/judge',
    'e2e/hardware',
    'e2e/load',
    'e2e/stacks',
    'e2e/run',
    'e2e/stages',
  ],
  cli: ['flows', 'report', 'model', 'boot'],
};

/** Each program has an entrance of its own to the flows: a bundle holds all that its entrance leads to. */
const entrances = { flows: '(index|journal|e2e)' };

/** npm packages that have one home. */
const home = {
  commander: 'cli',
  'tree-sitter[^/]*': 'syntax',
  'simple-git': 'journal/store',
  'gray-matter|remark[^/]*': 'journal/document',
  '@secretlint/[^/]*': 'redaction',
  '@cfworker/[^/]*': '(journal/lint|e2e/plan)',
  execa: 'process',
  'eventsource-parser': 'e2e/client',
};

const io = '(fs|child_process|https?|http2|net|tls|dgram|dns|worker_threads|cluster)';
const ioButFs = io.replace('fs|', '');
const core = (names) => ({ dependencyTypes: ['core'], path: `^(node:)?${names}(/|$)` });

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...Object.entries(may).map(([room, others]) => ({
      name: `${room.replace('/', '-')}-imports`,
      comment: `src/${room} may import: ${[room, ...others].join(', ')}`,
      severity: 'error',
      from: { path: `^src/${room}/` },
      to: { path: '^src/', pathNot: `^src/(${[room, ...others].join('|')})/` },
    })),
    ...Object.keys(may)
      .filter((room) => room !== 'model')
      .map((room) => ({
        name: `${room.replace('/', '-')}-entrance`,
        comment: `other rooms import src/${room}/index.ts only: what lies behind it may change freely`,
        severity: 'error',
        from: { path: '^src/', pathNot: `^src/${room}/` },
        to: { path: `^src/${room}/`, pathNot: `^src/${room}/${entrances[room] ?? 'index'}\\.ts$` },
      })),
    ...Object.entries(home).map(([name, room]) => ({
      name: `${name.replace(/\W+/g, '-')}-at-home`,
      comment: `only src/${room} knows this package`,
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/${room}/` },
      to: { path: `node_modules/(${name})/` },
    })),
    {
      name: 'pure-rooms-do-no-io',
      comment:
        'their data arrives from source and leaves through cli; only the cache of the index keeps files',
      severity: 'error',
      from: {
        path: '^src/(model|checks|report|index|symbols|redaction|journal/(document|lint|entries)|e2e/(plan|judge|hardware|run))/',
        pathNot: '^src/index/cache',
      },
      to: core(io),
    },
    {
      name: 'syntax-reads-only-its-queries',
      severity: 'error',
      from: { path: '^src/syntax/' },
      to: core(ioButFs),
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'src-not-to-test', severity: 'error', from: { path: '^src/' }, to: { path: '^test/' } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: 'node_modules',
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: '^test/fixtures/',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};

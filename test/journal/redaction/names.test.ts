import { expect, it } from 'vitest';
import { privateNames } from '../../../src/redaction/index.ts';

const index = `# Compute

| Alias | Host | Access |
| --- | --- | --- |
| [draco](./draco.md) | \`login-a.draco.example-lab.net\` | Teleport |
| gpu | localhost | direct |
`;

const note = `
\`\`\`
Host hydra-node
  HostName 10.1.2.3
  User jqpublic
\`\`\`
Then \`ssh -p 22 -i ~/.ssh/id jane.d@orion-login01\`, or open https://grafana.lab-seven.example:3000/d and see
https://github.com/ai-dynamo/dynamo or /home/kfoster/src. Clone git@github.com:ai-dynamo/dynamo.
`;

it('reads aliases, hosts and accounts, and leaves words that could be anything', () => {
  expect(privateNames([index, note])).toEqual([
    'draco',
    'grafana.lab-seven.example',
    'hydra-node',
    'jane.d',
    'jqpublic',
    'kfoster',
    'login-a.draco.example-lab.net',
    'orion-login01',
  ]);
});

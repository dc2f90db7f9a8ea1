import type { SecretPattern } from '../pattern.ts';

/** Accounts that images and documents use, and that name nobody. */
const commonUsers =
  /^(?:user(?:name)?s?|ubuntu|root|admin|runner|node|dynamo|nvidia|jovyan|vscode|coder|app|worker|docker|git|me|you|someone|alice|bob|foo|name|home|shared|linuxbrew|work|workspace)$/i;

/** First addresses of the networks that are private by RFC 1918: they name no machine. */
const wholeNetworks = new Set(['10.0.0.0', '172.16.0.0', '192.168.0.0']);

/** Names that mean the same in every container, cloud and cluster. */
const commonHosts =
  /^(?:(?:host|gateway|kubernetes)\.docker\.internal|metadata\.google\.internal|localhost\.local|(?:[a-z0-9-]+\.)*svc\.cluster\.local)$/i;

/** Addresses, hosts and accounts of private networks: fit for the journal's private folders only. */
export const places: readonly SecretPattern[] = [
  {
    rule: 'private-address',
    kind: 'private',
    anchors: [
      ...['10.', '192.168.'].map((text) => ({ text, then: /\d{1,3}\.\d/y })),
      { text: '172.', then: /(?:1[6-9]|2\d|3[01])\.\d/y },
    ],
    pattern:
      /(?<![\w.-])(?:10\.\d{1,3}|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.\d{1,3}\.\d{1,3}(?![\w-]|\.\w)/dg,
    accept: (value) =>
      value.split('.').every((part) => Number(part) < 256) && !wholeNetworks.has(value),
  },
  {
    rule: 'private-host',
    kind: 'private',
    anchors: ['.internal', '.local', '.corp', '.lan', '.intranet'].map((text) => ({
      text,
      then: /(?![\w-]|\.[\w])/y,
    })),
    pattern:
      /(?<![\w./~$-])(?:[a-z0-9][a-z0-9-]{0,62}\.){1,8}(?:internal|local|corp|lan|intranet)(?![\w-]|\.\w|\()/dg,
    // `threading.local` and `self.state.internal` are code.
    accept: (value) =>
      !commonHosts.test(value) &&
      (/[\d-]/.test(value) ||
        (value.split('.').length > 2 && !/^(?:self|this|cls|std|crate|torch)\./.test(value))),
  },
  {
    rule: 'private-host-url',
    kind: 'private',
    anchors: [{ text: '://', then: /[^\s/]{0,300}\.(?:internal|local|corp|lan|intranet)\b/y }],
    pattern: /:\/\/(?:[^\s/@]+@)?([a-z0-9][a-z0-9.-]*\.(?:internal|local|corp|lan|intranet))\b/dgi,
    accept: (value) => !commonHosts.test(value),
  },
  {
    rule: 'home-folder',
    kind: 'private',
    anchors: ['/home/', '/Users/'].map((text) => ({ text })),
    pattern: /(?<![\w.-])\/(?:home|Users)\/([A-Za-z_][\w.-]{0,31})/dg,
    accept: (value) => !commonUsers.test(value),
  },
  {
    rule: 'account-at-host',
    kind: 'private',
    anchors: [{ text: '@', then: /\d{1,3}\.\d{1,3}\.\d|[a-z]{2}[a-z0-9]{0,61}[\d-]/y }],
    pattern:
      /(?<![\w./@:+-])([A-Za-z_][\w.-]{0,31}@(?:\d{1,3}(?:\.\d{1,3}){3}|[a-z][a-z0-9]{0,62}(?:-[a-z0-9]{1,62}){0,6}))(?![\w@-]|\.\w|\/)/dg,
    accept: (value) => {
      const [user = '', host = ''] = value.split('@');
      if (/^(?:git|npm|v)$/.test(user)) return false;
      if (/^\d+(?:\.\d+){3}$/.test(host)) return true;
      // A host's number or dashes tell it from versions (`v2`), tags (`latest`) and mentions.
      return (
        /^[a-z]{2}.*[\d-]/.test(host) && !/^(?:sha\d+|v\d+|release|main|rc|top-?\d)/.test(host)
      );
    },
  },
];

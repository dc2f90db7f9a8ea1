import { type FailurePattern, remote } from '../pattern.ts';

/** What no change of the code brings about: the machine, the network, somebody else's server. */
export const infrastructurePatterns: readonly FailurePattern[] = [
  {
    id: 'runner-lost',
    about: 'The runner went away while the job ran.',
    line: /lost communication with the server|runner has received a shutdown signal|hosted runner encountered an error while running your job/i,
  },
  {
    id: 'runner-not-had',
    about: 'No runner took the job.',
    line: /job was not acquired by Runner|not started because (?:no|the) runner|failed to come online|Failed to (?:create|provision) (?:a )?runner/i,
  },
  {
    id: 'service',
    about: 'GitHub Actions itself failed.',
    line: /GitHub Actions has encountered an internal error|Failed to download action '|Unable to download actions? from|Failed to CreateArtifact|Error: Failed to (?:upload|download) artifact|runner registration has been deleted/i,
  },
  {
    id: 'disk-full',
    about: 'The disk of the runner is full.',
    line: /No space left on device|\bENOSPC\b|low on resource: ephemeral-storage/i,
  },
  {
    id: 'pod-lost',
    about: 'The cluster took the pod of the runner away.',
    line: /\bThe pod was (?:evicted|preempted)\b|Pod .{0,200} was evicted|\bnode was not ready\b|Pod was terminated in response to imminent node shutdown/i,
  },
  remote({
    id: 'dns',
    about: 'The name of a host could not be resolved.',
    line: /Could not resolve host|Temporary failure in name resolution|getaddrinfo (?:EAI_AGAIN|ENOTFOUND)|\bdial tcp: lookup \S+.*(?:timeout|server misbehaving|no such host|try again)|failed to lookup address information/i,
  }),
  remote({
    id: 'git-transport',
    about: 'The server of a git repository could not be talked to.',
    line: /^(?:error: )?(?:fatal: unable to access 'https?:|RPC failed; (?:curl|HTTP 5)|fatal: the remote end hung up|fatal: early EOF)|kex_exchange_identification: /i,
  }),
  remote({
    id: 'download',
    about: 'A download broke off or found no connection.',
    line: /^(?:\S+: )*curl: \((?:6|7|16|18|28|35|52|55|56|92)\)|Connection(?:ResetError| reset by peer).{0,200}https?:|(?:HTTPS?ConnectionPool\(host=|Failed to (?:download|fetch):? .{0,200}(?:timed? ?out|reset|refused|incomplete))|TLS handshake timeout|net\/http: request canceled while waiting|read: connection timed out|\bdial tcp \S+: (?:i\/o timeout|connect: connection (?:refused|timed out))/i,
  }),
  remote({
    id: 'registry-error',
    about: 'A registry or another server answered with an error of its own, or asked to slow down.',
    line: /\b(?:429|50[0234]) (?:Server Error|Client Error: Too Many|Too Many Requests|Service (?:Temporarily )?Unavailable|Bad Gateway|Gateway Time-?out|Internal Server Error)\b.{0,300}https?:|https?:.{0,300}\b(?:429 Too Many Requests|50[0234] (?:Internal Server Error|Service Unavailable|Bad Gateway|Gateway Time-?out))\b|unexpected (?:HTTP )?status(?: code)?(?: from \w+ request to \S+)?:? (?:429|50[0234])\b|HTTP Error 50[234]:|\(22\) The requested URL returned error: (?:429|50[0234])/i,
  }),
  {
    id: 'pull-limit',
    about: 'A registry allows no more pulls for now.',
    line: /\btoomanyrequests:|reached your (?:unauthenticated )?pull rate limit/i,
  },
  remote({
    id: 'docker-pull',
    about: 'An image could not be fetched from its registry.',
    line: /Error response from daemon: (?:Get|Head) "https:|httpReadSeeker: failed open|failed to do request: (?:Get|Head) "https:|error pulling image configuration|\bunexpected EOF\b.{0,100}\b(?:pull|layer)/i,
  }),
  {
    id: 'docker-daemon',
    about: 'The container engine of the runner does not answer.',
    line: /Cannot connect to the Docker daemon|error reading from server: EOF|buildkit.{0,200}code = Unavailable|closing transport due to: connection error/i,
  },
  {
    id: 'package-mirror',
    about: 'A mirror of packages was not in order or could not be reached.',
    line: /^E: Failed to fetch https?:|Hash Sum mismatch|Mirror sync in progress/i,
  },
  remote({
    id: 'cargo-registry',
    about: 'Crates could not be fetched from their registry.',
    line: /spurious network error|failed to (?:download from|fetch) `https?:|download of \S+ failed|\[(?:6|7|16|28|35|55|56|92)\] (?:Could|Couldn|Timeout|SSL|Failure|HTTP2|Error in)/i,
  }),
  remote({
    id: 'npm-registry',
    about: 'Packages of npm could not be fetched from their registry.',
    line: /^npm (?:ERR!|error) (?:code (?:ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENOTFOUND|E50[0234])|network )/i,
  }),
  {
    id: 'gpu-lost',
    about: 'The GPU or its driver on the runner is gone.',
    line: /\bGPU is lost\b|Unable to determine the device handle for GPU|NVIDIA-SMI has failed because it couldn't communicate|Failed to initialize NVML: |nvidia-container-cli: (?:initialization|detection|device) error|CUDA-capable device\(s\) is\/are busy or unavailable|uncorrectable ECC error|\bNVRM: Xid\b/i,
  },
];

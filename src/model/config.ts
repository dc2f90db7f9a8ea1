/** Files below `prefix` serve `label`; `weight` (1 to 10) orders the groups, the longest prefix wins. */
export interface HotPathRule {
  readonly prefix: string;
  readonly weight: number;
  readonly label: string;
}

export interface Config {
  readonly hot_paths: readonly HotPathRule[];
}

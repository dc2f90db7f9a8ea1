/** What one place says that a test needs. */
export interface Need {
  readonly gpus?: number;
  /** Of one GPU. */
  readonly vram_gib?: number;
  readonly nodes?: number;
  readonly architecture?: string;
  readonly reason: string;
}
